"""Rules between rows: claims and their subject, answers, pledges, pages, quantities."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tripoli.rules.frame import Fault, Tables, listed

NAMED = re.compile(r"\b(?:[EK]-\d{8}|[ACGIKNPS]-[a-z])[\w-]*\w")
"""An id in a sentence, such as E-20200518-1 or I-turkey-1; no F-16, no C-130B."""

SENTENCES = {"title", "summary", "note", "statement", "basis", "promise"}

EVE = timedelta(days=1)
"""A pledge may be given on the eve of the event that it belongs to."""


def rows_named_are_there(tables: Tables) -> Iterator[Fault]:
    """An id that a sentence names is the id of a row."""
    ids = {name for rows in tables.by_id.values() for name in rows}
    for table in (name for name in tables if name != "sources"):
        for row in tables[table]:
            for column in SENTENCES & row.keys():
                for name in set(NAMED.findall(row[column])) - ids:
                    fault = f"names {name}, which no table has: mend or drop it"
                    yield table, row, column, fault


def claims_have_a_subject(tables: Tables) -> Iterator[Fault]:
    """A claim is about an event or a support."""
    for row in tables["claims"]:
        if not row["event_id"] and not row["support_id"]:
            yield "claims", row, "event_id", "name the event or the support it is about"


def answers_follow_claims(tables: Tables) -> Iterator[Fault]:
    """A claim answers one of its own day or an earlier one."""
    said = {row["claim_id"]: row["date"] for row in tables["claims"]}
    for row in tables["claims"]:
        first = said.get(row["answers_id"], "")
        if first > row["date"]:
            fault = f"{row['answers_id']} is of {first}, after {row['date']}"
            yield "claims", row, "answers_id", f"{fault}: an answer comes later"


def pledges_fit_their_event(tables: Tables) -> Iterator[Fault]:
    """A pledge is given within the days of its event, or on the eve."""
    events = {row["event_id"]: row for row in tables["events"]}
    for row in tables["pledges"]:
        if row["event_id"]:
            event = events[row["event_id"]]
            first = date.fromisoformat(event["date_start"]) - EVE
            if not first.isoformat() <= row["date"] <= event["date_end"]:
                span = f"{event['date_start']} to {event['date_end']}"
                fault = f"{row['date']}, but {row['event_id']} is of {span}"
                yield "pledges", row, "date", f"{fault}: mend the day or the event"


def pages_come_after(tables: Tables) -> Iterator[Fault]:
    """No page is older than what it tells of; openings look back, so they may be."""
    page = {row["source_id"]: row["date"] for row in tables["sources"]}
    changes = [row for row in tables["control"] if row["how"] != "start"]
    first_days = (
        ("events", "date_start", tables["events"]),
        ("control", "date_low", changes),
    )
    for table, first, some in first_days:
        for row in some:
            for source in listed(row["source_ids"]):
                if page[source] < row[first]:
                    fault = f"{source} is of {page[source]}, before {row[first]}"
                    yield table, row, "source_ids", f"{fault}: mend the day or the page"


def quantities_have_a_basis(tables: Tables) -> Iterator[Fault]:
    """A quantity has a basis, and a basis a quantity."""
    for row in tables["support"]:
        given = bool(row["quantity_low"] or row["quantity_high"])
        if given != (row["quantity_basis"] != "none"):
            fault = f"{row['quantity_basis']!r} with {'a' if given else 'no'} quantity"
            yield "support", row, "quantity_basis", f"{fault}: none goes with none"
