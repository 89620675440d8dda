"""Rules of evidence: tolls, confidence, disputes, sources, words of our own."""

import re
from collections.abc import Iterator

import pandas as pd

from tripoli.cite import BACKS, BY_CODER, confidence
from tripoli.rules.frame import Fault, Tables, listed

SEARCH_PAGE = re.compile(
    r"[?&](q|s|query|search)=|/search[/?]|//(www\.)?(google|bing)\."
)
HIGHEST = ("deaths_best", "deaths_high", "civilian_deaths_high", "injured_high")
LOWEST = ("deaths_low", "civilian_deaths_low", "injured_low")
PROSE = ("title", "summary", "statement", "basis", "promise")
SHARED_WORDS = 12
TOLD_DEATH = re.compile(r"\bkill|\bdie[sd]?\b|\bdead\b", re.IGNORECASE)
SPEAKER = re.compile(
    r"\b(says?|speaks|claims?|reports?|counts?|tells?|announces?)\b|\breported\b"
)
ONE_ORIGIN = re.compile(r"\b(one|single) origin\b", re.IGNORECASE)


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
        for column in LOWEST:
            if len(sides) == 1 and None not in sides and row[column] not in ("", "0"):
                fault = f"{row[column]} is one side's toll: write 0, and note whose"
                yield "events", row, column, fault


def titles_own_their_toll(tables: Tables) -> Iterator[Fault]:
    """A title tells of dead as a fact only where the low count is above 0."""
    for row in tables["events"]:
        doubted = row["deaths_low"] == "0" and row["deaths_high"] not in ("", "0")
        plain = TOLD_DEATH.search(row["title"]) and not SPEAKER.search(row["title"])
        if doubted and plain:
            fault = "tells of dead whom one side counts (deaths_low 0): say who says so"
            yield "events", row, "title", fault


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
        if row["confidence"] not in (right, *BY_CODER):
            fault = f"{row['confidence']!r}, but its sources make it {right!r}"
            yield "events", row, "confidence", fault


def notes_agree_with_origins(tables: Tables) -> Iterator[Fault]:
    """A note that speaks of one origin stands beside one origin."""
    origin = {row["source_id"]: row["origin"] for row in tables["sources"]}
    for row in tables["events"]:
        origins = sorted({origin[source] for source in listed(row["source_ids"])})
        if ONE_ORIGIN.search(row["note"]) and len(origins) > 1:
            fault = f"says one origin, but its pages have {', '.join(origins)}"
            yield "events", row, "note", f"{fault}: mend the note or the pages"


def attribution_has_an_actor(tables: Tables) -> Iterator[Fault]:
    """Who is alleged to have acted is named; where nobody is known, nobody is."""
    for row in tables["events"]:
        said, named = row["attribution"], row["initiator_ids"]
        if (said == "alleged" and not named) or (said == "unknown" and named):
            fault = f"{said}, with {named or 'nobody'} as initiator: name who is meant"
            yield "events", row, "attribution", f"{fault}, or mend it"


def disputes_are_claims(tables: Tables) -> Iterator[Fault]:
    """A contested or refuted event has claims that say who holds what."""
    claimed = {row["event_id"] for row in tables["claims"]}
    for row in tables["events"]:
        disputed = row["confidence"] in BY_CODER
        if disputed and row["event_id"] not in claimed:
            fault = f"{row['confidence']}, but no claim is about it: add who says what"
            yield "events", row, "confidence", fault


def holders_have_sources(tables: Tables) -> Iterator[Fault]:
    """Only an unknown holder needs no source."""
    for row in tables["control"]:
        if not row["source_ids"] and row["holder"] != "unknown":
            yield "control", row, "source_ids", "is empty: only unknown needs none"


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


def one_alignment_each(tables: Tables) -> Iterator[Fault]:
    """All pages of one origin lean to the same side."""
    first: dict[str, dict[str, str]] = {}
    for row in tables["sources"]:
        other = first.setdefault(row["origin"], row)
        if row["alignment"] != other["alignment"]:
            fault = (
                f"{row['alignment']!r}, but {row['origin']} is {other['alignment']!r} "
                f"in {other['source_id']}: one origin has one"
            )
            yield "sources", row, "alignment", fault


def actors_stand_once(tables: Tables) -> Iterator[Fault]:
    """No two actors bear one name, in Latin or in Arabic letters."""
    first: dict[str, str] = {}
    for row in tables["actors"]:
        for column in ("name", "name_ar"):
            name, other = row[column], first.setdefault(row[column], row["actor_id"])
            if name and other != row["actor_id"]:
                yield "actors", row, column, f"{name!r} is {other} too: keep one"


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
