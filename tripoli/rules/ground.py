"""Rules of time and ground: scope, control, places, running totals."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tripoli.cite import BY_CODER
from tripoli.data import FIRST, LAST
from tripoli.places import distance_km
from tripoli.rules.frame import Fault, Tables

DATED = {
    "events": ("date_start", "date_end"),
    "control": ("date_low", "date_high"),
    "support": ("date_start",),
    "pledges": ("date",),
    "indicators": ("date_end",),
}
SAME_KM = 0.3


def in_scope(tables: Tables) -> Iterator[Fault]:
    """Dates lie in the record, or the note says that the row is background."""
    first, last = f"{FIRST:%F}", f"{LAST:%F}"
    for table, columns in DATED.items():
        for row in tables[table]:
            for column in columns:
                if not first <= row[column] <= last and "background" not in row["note"]:
                    fault = f"{row[column]} is outside {first} to {last}"
                    yield table, row, column, f"{fault}: or is it background? Note it"


def days_fit_precision(tables: Tables) -> Iterator[Fault]:
    """A day has one date, a night two that follow, all else at least two."""
    for row in tables["events"]:
        start, end = map(date.fromisoformat, (row["date_start"], row["date_end"]))
        days, precision = (end - start).days, row["date_precision"]
        if days != {"day": 0, "night": 1}.get(precision, max(days, 1)):
            many = f"{precision} from {start} to {end}"
            fault = f"{many}: a day has one date, a night two that follow, others two"
            yield "events", row, "date_end", fault


def changes_and_captures(tables: Tables) -> Iterator[Fault]:
    """Each change of control has an event, and each capture has a change."""
    for row in tables["control"]:
        if row["how"] != "start" and not row["event_id"]:
            yield "control", row, "event_id", "is empty: name the event that made it"
    changed = {row["event_id"] for row in tables["control"]}
    for row in tables["events"]:
        stands = row["confidence"] not in BY_CODER
        if row["subkind"] == "capture" and stands and row["event_id"] not in changed:
            yield "events", row, "subkind", "a capture needs a row in control.csv"


def control_runs_forward(tables: Tables) -> Iterator[Fault]:
    """Holders of a place open on the first day, follow in time, and really change."""
    places: dict[str, list[dict]] = {}
    for row in tables["control"]:
        places.setdefault(row["place_id"], []).append(row)
    for place, (opening, *others) in places.items():
        if (opening["how"], opening["date_low"]) != ("start", f"{FIRST:%F}"):
            fault = f"{place} must open with its holder on {FIRST:%F}, how = start"
            yield "control", opening, "how", fault
        for before, after in pairwise([opening, *others]):
            if after["date_low"] < before["date_low"] or after["how"] == "start":
                fault = f"runs backwards: {before['control_id']} is later"
                yield "control", after, "date_low", fault
            if after["holder"] == before["holder"]:
                fault = f"{place} was {before['holder']} already: a row is a change"
                yield "control", after, "holder", fault


def places_lie_apart(tables: Tables) -> Iterator[Fault]:
    """Places lie in Libya, unless abroad or at sea, and not on top of each other."""
    seen: dict[tuple[float, float], str] = {}
    for row in tables["places"]:
        lat, lon = float(row["lat"]), float(row["lon"])
        inside = 19.5 <= lat <= 33.3 and 9.3 <= lon <= 25.2
        if not inside and row["kind"] not in ("meeting", "sea"):
            yield "places", row, "lat", f"{lat}, {lon} is not in Libya"
        for point, other in seen.items():
            if distance_km(lat, lon, *point) < SAME_KM:
                yield "places", row, "lat", f"{lat}, {lon} is the point of {other} too"
        seen[lat, lon] = row["place_id"]


def counted(row: dict[str, str]) -> tuple[str, str, str, str]:
    """What a running total counts, from when, and where."""
    return row["series"], row["area"], row["unit"], row["date_start"]


def totals_never_fall(tables: Tables) -> Iterator[Fault]:
    """A running total does not fall, unless the note says that it was revised."""
    last: dict[tuple, dict] = {}
    running = [
        r for r in tables["indicators"] if r["measure"] == "cumulative" and r["value"]
    ]
    for row in sorted(running, key=lambda row: row["date_end"]):
        before = last.get(counted(row), row)
        if float(row["value"]) < float(before["value"]) and "revis" not in row["note"]:
            fault = f"{row['value']} is under {before['indicator_id']}: note a revision"
            yield "indicators", row, "value", fault
        last[counted(row)] = row
