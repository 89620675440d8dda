"""The rules of the subject that no codebook can state: evidence, ground, time, rights.

Each rule takes all tables as text cells and yields faults: table, row, column, and what
is wrong and would be right. `check` runs them once the cells themselves are sound.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from tripoli.cite import BACKS, confidence
from tripoli.data import FIRST, LAST
from tripoli.places import distance_km

Fault = tuple[str, dict[str, str], str, str]
SEARCH_PAGE = re.compile(
    r"[?&](q|s|query|search)=|/search[/?]|//(www\.)?(google|bing)\."
)
DATED = {
    "events": ("date_start", "date_end"),
    "control": ("date_low", "date_high"),
    "support": ("date_start",),
    "pledges": ("date",),
    "indicators": ("date_end",),
}
HIGHEST = ("deaths_best", "deaths_high", "civilian_deaths_high", "injured_high")
PROSE = ("title", "summary", "statement", "basis", "promise")
SHARED_WORDS = 12
SAME_KM = 0.3


class Tables(dict):
    """All tables as lists of rows of text, with each row also found by its id."""

    def __init__(self, tables: dict[str, list[dict[str, str]]]):
        super().__init__(tables)
        self.by_id = {
            name: {next(iter(row.values())): row for row in rows}
            for name, rows in tables.items()
        }


def listed(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def in_scope(tables: Tables) -> Iterator[Fault]:
    """Dates lie in the record, or the note says that the row is background."""
    first, last = f"{FIRST:%F}", f"{LAST:%F}"
    for table, columns in DATED.items():
        for row in tables[table]:
            for column in columns:
                if not first <= row[column] <= last and "background" not in row["note"]:
                    fault = f"{row[column]} is outside {first} to {last}"
                    yield table, row, column, f"{fault}: or is it background? Note it"


def zero_is_said(tables: Tables) -> Iterator[Fault]:
    """An upper count of 0 stands only where a source says none."""
    for row in tables["events"]:
        for column in HIGHEST:
            if row[column] == "0" and "none" not in row["note"]:
                fault = "0 means a source says none: note which, or leave it empty"
                yield "events", row, column, fault


def one_sided_toll(tables: Tables) -> Iterator[Fault]:
    """A toll that only one side gives has low 0."""
    sources = tables.by_id["sources"]
    for row in tables["events"]:
        sides = {BACKS.get(sources[s]["alignment"]) for s in listed(row["source_ids"])}
        for column in ("deaths_low", "civilian_deaths_low"):
            if len(sides) == 1 and None not in sides and row[column] not in ("", "0"):
                fault = f"{row[column]} is one side's toll: write 0, and note whose"
                yield "events", row, column, fault


def admissions(tables: Tables) -> set[str]:
    """Events that a claim against its claimant's own interest admits."""
    return {
        row["event_id"]
        for row in tables["claims"]
        if (row["stance"], row["interest"]) == ("admits", "against_self")
    }


def confidence_agrees(tables: Tables) -> Iterator[Fault]:
    """Confidence is what origins, sides and admissions make it."""
    sources = pd.DataFrame(tables["sources"]).set_index("source_id")
    admitted = admissions(tables)
    for row in tables["events"]:
        ids, own = listed(row["source_ids"]), row["event_id"] in admitted
        right = confidence(ids, row["gained_by"], sources, own)
        if row["confidence"] not in (right, "contested", "refuted"):
            fault = f"{row['confidence']!r}, but its sources make it {right!r}"
            yield "events", row, "confidence", fault


def disputes_are_claims(tables: Tables) -> Iterator[Fault]:
    """A contested or refuted event has claims that say who holds what."""
    claimed = {row["event_id"] for row in tables["claims"]}
    for row in tables["events"]:
        disputed = row["confidence"] in ("contested", "refuted")
        if disputed and row["event_id"] not in claimed:
            fault = f"{row['confidence']}, but no claim is about it: add who says what"
            yield "events", row, "confidence", fault


def changes_and_captures(tables: Tables) -> Iterator[Fault]:
    """Each change of control has an event, and each capture has a change."""
    for row in tables["control"]:
        if row["how"] != "start" and not row["event_id"]:
            yield "control", row, "event_id", "is empty: name the event that made it"
    changed = {row["event_id"] for row in tables["control"]}
    for row in tables["events"]:
        stands = row["confidence"] not in ("contested", "refuted")
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


def holders_have_sources(tables: Tables) -> Iterator[Fault]:
    """Only an unknown holder needs no source."""
    for row in tables["control"]:
        if not row["source_ids"] and row["holder"] != "unknown":
            yield "control", row, "source_ids", "is empty: only unknown needs none"


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


def sources_are_used(tables: Tables) -> Iterator[Fault]:
    """Each source serves a row, stands once, and is a page, not a search."""
    cells = (row.get("source_ids", "") for rows in tables.values() for row in rows)
    used = {source for cell in cells for source in listed(cell)}
    addresses: dict[str, str] = {}
    for row in tables["sources"]:
        if row["source_id"] not in used:
            yield "sources", row, "source_id", "no row uses it: take it out"
        if SEARCH_PAGE.search(row["url"]):
            yield "sources", row, "url", f"{row['url']} is a search: give the page"
        if row["url"] in addresses:
            yield "sources", row, "url", f"is that of {addresses[row['url']]} too"
        addresses[row["url"]] = row["source_id"]


def claims_have_a_subject(tables: Tables) -> Iterator[Fault]:
    """A claim is about an event or a support."""
    for row in tables["claims"]:
        if not row["event_id"] and not row["support_id"]:
            yield "claims", row, "event_id", "name the event or the support it is about"


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of twelve words in a text."""
    words = re.findall(r"\w+", text.lower())
    return (
        tuple(words[at : at + SHARED_WORDS])
        for at in range(len(words) - SHARED_WORDS + 1)
    )


def words_are_our_own(tables: Tables) -> Iterator[Fault]:
    """No run of twelve words stands in two rows: one would be copied."""
    first: dict[tuple[str, ...], str] = {}
    for table in (name for name in tables if name != "sources"):
        for row in tables[table]:
            name = next(iter(row.values()))
            for column in set(PROSE) & set(row):
                shared = [
                    r for r in runs(row[column]) if first.setdefault(r, name) != name
                ]
                if shared:
                    fault = f"shares “{' '.join(shared[0])}” with {first[shared[0]]}"
                    yield table, row, column, f"{fault}: say it in other words"


RULES = (
    in_scope,
    zero_is_said,
    one_sided_toll,
    confidence_agrees,
    disputes_are_claims,
    changes_and_captures,
    control_runs_forward,
    holders_have_sources,
    places_lie_apart,
    totals_never_fall,
    sources_are_used,
    claims_have_a_subject,
    words_are_our_own,
)
