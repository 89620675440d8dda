"""The tables as the browser needs them: plain numbers and text, sent once."""

import pandas as pd

from tripoli import maps
from tripoli.data import FIRST, LAST, labels, load
from tripoli.known import announced, first_told, reported_control
from tripoli.style import FAMILIES, HOLDERS, KINDS


def number_of(days: pd.Series) -> list[int | None]:
    """Days since the first day of the record; None where the day is not known."""
    return whole((days - FIRST).dt.days)


def whole(values: pd.Series) -> list[int | None]:
    return [None if pd.isna(value) else int(value) for value in values]


def numbered(cells: pd.Series, at: dict[str, int]) -> list[list[int]]:
    """Lists of ids as lists of numbers."""
    return [[at[name] for name in cell] for cell in cells]


def records(**columns: list) -> list[dict]:
    """Rows from columns."""
    rows = zip(*columns.values(), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def coded(table: str, column: str) -> list[dict]:
    """Codes of a column with their labels, in the order of the vocabulary."""
    return [{"code": c, "label": named} for c, named in labels(table, column).items()]


def order_of(places: pd.DataFrame, events: pd.DataFrame, control: pd.DataFrame):
    """Rank of each place for naming it on the map: cities, then the most told of."""
    told = pd.concat([events["place_id"], control["place_id"]]).value_counts()
    weight = told.reindex(places.index).fillna(0) + 1000 * (places["kind"] == "city")
    return weight.rank(ascending=False, method="first").astype(int).tolist()


def places_of(places: pd.DataFrame, events: pd.DataFrame, control: pd.DataFrame):
    """Places; `held` marks those whose holder is recorded."""
    return records(
        id=list(places.index),
        name=list(places["name"]),
        ar=list(places["name_ar"]),
        variants=list(places["variants"]),
        kind=list(places["kind"]),
        lat=list(places["lat"]),
        lon=list(places["lon"]),
        radius=list(places["uncertainty_km"]),
        rank=order_of(places, events, control),
        held=places.index.isin(control["place_id"]).tolist(),
        local=places["kind"].isin(maps.LOCAL).tolist(),
    )


def changes_of(control: pd.DataFrame, at: dict, cited: dict) -> list[dict]:
    """Changes of control in order of day."""
    ordered = control.sort_values("date_low", kind="stable")
    return records(
        place=[at[place] for place in ordered["place_id"]],
        low=number_of(ordered["date_low"]),
        high=number_of(ordered["date_high"]),
        holder=list(ordered["holder"]),
        how=list(ordered["how"]),
        agreement=list(ordered["agreement"]),
        sources=numbered(ordered["source_ids"], cited),
    )


def sides_of(events: pd.DataFrame, actors: pd.DataFrame) -> list[int]:
    """Sides of those who acted in each event, one bit a side of the vocabulary."""
    bit = {code: 1 << n for n, code in enumerate(labels("actors", "side"))}
    sides = events["initiator_ids"].explode().map(actors["side"]).map(bit)
    distinct = sides.reset_index().drop_duplicates().set_index("event_id").iloc[:, 0]
    return distinct.groupby(level=0).sum().reindex(events.index).astype(int).tolist()


def events_of(events: pd.DataFrame, told: pd.Series, actors, at, cited) -> dict:
    """Events as columns; place -1 is none, codes and sources are numbers."""
    code = {
        column: {c: n for n, c in enumerate(labels("events", column))}
        for column in ("kind", "confidence", "date_precision")
    }
    return {
        "id": list(events.index),
        "start": number_of(events["date_start"]),
        "end": number_of(events["date_end"]),
        "told": number_of(told.clip(lower=events["date_start"])),
        "precision": list(events["date_precision"].map(code["date_precision"])),
        "place": [at.get(place, -1) for place in events["place_id"]],
        "kind": list(events["kind"].map(code["kind"])),
        "side": sides_of(events, actors),
        "confidence": list(events["confidence"].map(code["confidence"])),
        "title": list(events["title"]),
        "low": whole(events["deaths_low"]),
        "high": whole(events["deaths_high"]),
        "sources": numbered(events["source_ids"], cited),
    }


def support_of(support: pd.DataFrame, actors: pd.DataFrame, cited: dict) -> list[dict]:
    return records(
        id=list(support.index),
        start=number_of(support["date_start"]),
        end=number_of(support["date_end"]),
        side=list(support["side"]),
        backer=list(support["backer_id"].map(actors["name"])),
        kind=list(support["kind"].map(labels("support", "kind"))),
        item=list(support["item"]),
        status=list(support["status"].map(labels("support", "status"))),
        sources=numbered(support["source_ids"], cited),
    )


def pledges_of(pledges: pd.DataFrame, cited: dict) -> list[dict]:
    return records(
        id=list(pledges.index),
        day=number_of(pledges["date"]),
        forum=list(pledges["forum"]),
        promise=list(pledges["promise"]),
        sources=numbered(pledges["source_ids"], cited),
    )


def phases_of(phases: pd.DataFrame, events: pd.DataFrame) -> list[dict]:
    """Phases of the campaign, each from the day of the event that opens it."""
    opens = events.loc[phases["event_id"], "date_start"]
    return records(
        name=list(phases["name"]), ar=list(phases["name_ar"]), day=number_of(opens)
    )


def control_by(clock: str) -> pd.DataFrame:
    """Control by one of the two clocks: as it was, or as the pages told it."""
    control = load("control")
    if clock == "happened":
        return control
    said = announced(load("events"), load("claims"), load("actors"))
    return reported_control(control, said, load("sources"))


def payload(events: pd.DataFrame | None = None) -> dict:
    """Return all that the browser draws, as plain data.

    `events` narrows the events shown; all else comes from the whole tables.
    """
    places, actors, sources = load("places"), load("actors"), load("sources")
    control, reported = control_by("happened"), control_by("reported")
    whole_table = load("events")
    support, pledges = load("support"), load("pledges")
    events = whole_table if events is None else events
    events = events.sort_values("date_start", kind="stable")
    at = {place: number for number, place in enumerate(places.index)}
    tables = (events, control, reported, support, pledges)
    used = pd.concat([table["source_ids"] for table in tables]).explode().dropna()
    shown = sources.loc[sorted(set(used))]
    cited = {source: number for number, source in enumerate(shown.index)}
    families, kinds = list(FAMILIES), coded("events", "kind")
    return {
        "first": f"{FIRST:%F}",
        "days": (LAST - FIRST).days + 1,
        "places": places_of(places, events, control),
        "control": {
            "happened": changes_of(control, at, cited),
            "reported": changes_of(reported, at, cited),
        },
        "events": events_of(events, first_told(events, sources), actors, at, cited),
        "support": support_of(support, actors, cited),
        "pledges": pledges_of(pledges, cited),
        "phases": phases_of(load("phases"), whole_table),
        "sources": shown[["publisher", "title", "url"]].to_dict("records"),
        "base": [{"kind": kind, "at": line} for kind, line in maps.base()],
        "roads": [[at[stop] for stop in road] for road in maps.roads().values()],
        "views": {
            name: dict(zip(("west", "east", "south", "north"), frame, strict=True))
            for name, frame in maps.VIEWS.items()
        },
        "holders": {
            code: HOLDERS[code] | {"label": named}
            for code, named in labels("control", "holder").items()
        },
        "families": [look | {"label": name} for name, look in FAMILIES.items()],
        "kinds": [k | {"family": families.index(KINDS[k["code"]])} for k in kinds],
        "sides": coded("actors", "side"),
        "levels": coded("events", "confidence"),
        "precisions": list(labels("events", "date_precision").values()),
        "agreement": labels("control", "agreement"),
        "how": labels("control", "how"),
        "sure": maps.SURE,
        "inset": maps.INSET,
    }
