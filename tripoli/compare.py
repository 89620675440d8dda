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


def read(path: str | Path) -> pd.DataFrame:
    """Return the Libyan events of a UCDP GED or ACLED file in the span of our record.

    Columns: date_start, date_end, lat, lon, place, deaths_best, and for UCDP deaths_low
    and deaths_high; the file's own id is the index. Raises TripoliError with a sentence
    for a missing file, another kind of file, another version, or a date that is none.
    """
    path = Path(path)
    if not path.exists():
        raise TripoliError(f"{path.name} is not there: give the path of a CSV file.")
    theirs = pd.read_csv(path, low_memory=False)
    layout = layout_of(path.name, list(theirs.columns))
    theirs = theirs[list(layout)].rename(columns=layout).set_index("id")
    theirs = theirs[theirs.pop("country") == "Libya"]
    try:
        begin = pd.to_datetime(theirs["date_start"], format="mixed")
        end = pd.to_datetime(theirs.get("date_end", begin), format="mixed")
    except ValueError as fault:
        raise TripoliError(f"{path.name} has a date that is none: {fault}.") from fault
    dated = theirs.assign(date_start=begin, date_end=end)
    return dated[begin.between(FIRST, LAST)]


def match(
    events: pd.DataFrame,
    places: pd.DataFrame,
    theirs: pd.DataFrame,
    days: int = 2,
    km: float = 20,
) -> pd.DataFrame:
    """Return the pairs of our and their events that are near in time and place.

    One row a pair: event_id, their_id, days and km apart, and both counts of deaths. An
    event may stand in several pairs, because each table splits a battle its own way.
    """
    ours = events.dropna(subset="place_id").join(places[["lat", "lon"]], on="place_id")
    ours = ours.reset_index().merge(
        theirs.reset_index(), how="cross", suffixes=("", "_")
    )
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
    return ours[
        ~ours.index.isin(pairs[one_of("column", which, ["event_id", "their_id"])])
    ]
