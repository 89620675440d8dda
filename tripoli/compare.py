"""Match our events with a UCDP GED or ACLED file that the reader brings.

Neither file may be handed on with this course: UCDP asks to be cited, and ACLED's terms
forbid it. So this reads what the reader has, keeps it in memory, and writes nothing.
"""

from pathlib import Path

import pandas as pd

from tripoli.data import FIRST, LAST, TripoliError, one_of
from tripoli.places import distance_km

LAYOUTS = {
    "UCDP GED": {
        "id": "id",
        "date_start": "date_start",
        "date_end": "date_end",
        "latitude": "lat",
        "longitude": "lon",
        "where_coordinates": "place",
        "low": "deaths_low",
        "best": "deaths_best",
        "high": "deaths_high",
        "country": "country",
    },
    "ACLED": {
        "event_id_cnty": "id",
        "event_date": "date_start",
        "latitude": "lat",
        "longitude": "lon",
        "location": "place",
        "fatalities": "deaths_best",
        "country": "country",
    },
}
"""Columns we read of each layout, and the names we give them."""


def layout_of(name: str, header: list[str]) -> dict[str, str]:
    """The layout whose first column the file has; a file of neither is a sentence."""
    for publisher, layout in LAYOUTS.items():
        if next(iter(layout)) in header:
            lacking = [column for column in layout if column not in header]
            if lacking:
                raise TripoliError(
                    f"{name} lacks column {lacking[0]!r}: it is {publisher} in another "
                    f"version than the ones we read, which have {', '.join(layout)}."
                )
            return layout
    raise TripoliError(
        f"{name} is neither UCDP GED (column 'id') nor ACLED (column 'event_id_cnty')."
    )


def table_of(path: Path) -> pd.DataFrame:
    """The file as text cells; one that is no CSV table is a sentence."""
    try:
        return pd.read_csv(path, dtype="str", keep_default_na=False)
    except (OSError, UnicodeDecodeError, ValueError) as fault:
        raise TripoliError(
            f"{path.name} does not read as a CSV table in UTF-8: {fault}."
        ) from fault


def expect_none(name: str, bad: pd.Series, right: str) -> None:
    """Raise a sentence for the first of some bad cells, if there is one."""
    for row, found in bad.items():
        where = f"{name} row {row + 2} column {bad.name}"
        raise TripoliError(f"{where}: {found!r} is not a {right}.")


def as_numbers(name: str, cells: pd.Series) -> pd.Series:
    """Cells of a file as numbers, missing where empty; another cell is a sentence."""
    made = pd.to_numeric(cells, errors="coerce")
    expect_none(name, cells[made.isna() & (cells != "")], "number")
    return made


def as_days(name: str, cells: pd.Series) -> pd.Series:
    """Cells of a file as days, whatever time follows; another cell is a sentence."""
    made = pd.to_datetime(cells, format="mixed", errors="coerce", utc=True)
    expect_none(name, cells[made.isna()], "date")
    return made.dt.tz_localize(None).dt.normalize()


def read(path: str | Path) -> pd.DataFrame:
    """Return the Libyan events of a UCDP GED or ACLED file in the span of our record.

    Columns: date_start, date_end, lat, lon, place, deaths_best, and for UCDP deaths_low
    and deaths_high; the file's own id is the index. Raises TripoliError with a sentence
    for a missing file, another kind of file, another version, or a cell that is not the
    date or number it should be.
    """
    path = Path(path)
    if not path.exists():
        raise TripoliError(f"{path.name} is not there: give the path of a CSV file.")
    theirs = table_of(path)
    layout = layout_of(path.name, list(theirs.columns))
    made = pd.DataFrame(index=theirs.index)
    for column, name in layout.items():
        cells = theirs[column]
        if name.startswith("date"):
            cells = as_days(path.name, cells)
        elif name in ("lat", "lon") or name.startswith("deaths"):
            cells = as_numbers(path.name, cells)
        made[name] = cells
    if "date_end" not in made:
        made["date_end"] = made["date_start"]
    made = made[made.pop("country") == "Libya"].set_index("id")
    return made[made["date_start"].between(FIRST, LAST)]


def match(
    events: pd.DataFrame,
    places: pd.DataFrame,
    theirs: pd.DataFrame,
    days: int = 2,
    km: float = 20,
) -> pd.DataFrame:
    """Return the pairs of our and their events that are near in time and place.

    One row a pair: event_id, their_id, days and km apart, and both counts of deaths. An
    event may stand in several pairs: several of theirs may lie near it, and the other
    way round.
    """
    needed = ["place_id", "date_start", "date_end", "deaths_best"]
    ours = events[needed].dropna(subset="place_id")
    ours = ours.join(places[["lat", "lon"]], on="place_id").reset_index()
    there = theirs[
        ["date_start", "date_end", "lat", "lon", "deaths_best"]
    ].reset_index()
    ours = ours.merge(there, how="cross", suffixes=("", "_"))
    after = (ours["date_start"] - ours["date_end_"]).dt.days
    before = (ours["date_start_"] - ours["date_end"]).dt.days
    ours["days"] = pd.concat([after, before], axis=1).max(axis=1).clip(lower=0)
    ours["km"] = distance_km(ours["lat"], ours["lon"], ours["lat_"], ours["lon_"])
    near = ours[(ours["days"] <= days) & (ours["km"] <= km)]
    columns = ["event_id", "id", "days", "km", "deaths_best", "deaths_best_"]
    named = {"id": "their_id", "deaths_best_": "their_deaths_best"}
    return near[columns].rename(columns=named).round({"km": 0}).reset_index(drop=True)


def unmatched(ours: pd.DataFrame, pairs: pd.DataFrame, which: str) -> pd.DataFrame:
    """Return the rows that stand in no pair; `which` is event_id or their_id."""
    one_of("column", which, ["event_id", "their_id"])
    return ours[~ours.index.isin(pairs[which])]
