"""Which rows tell of air strikes, and who is said to have flown; drawing is left out.

A row is a report: it may tell of one strike or of eleven, and most flights left none.
"""

import pandas as pd

from tripoli.cite import BACKS

WHO = {
    "gna": "GNA's side",
    "laaf": "LAAF's side",
    "other": "another state",
    "unknown": "nobody named",
}
"""Who is said to have flown, or to have lost an aircraft; backers count by side."""

OWN_WORD = ("admitted", "agreed", "assessed")
"""Attributions that do not rest on an opponent's word alone."""

NOT_STRIKES = r"lost|loss|down|landing|tally|explos"
"""Words in a subkind of rows on aircraft lost, a digest's tally, unclear blasts."""


def strikes(events: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that tell of strikes from the air.

    Left out are rows about aircraft lost, one digest's tally, and blasts that may have
    been none.
    """
    air = events[events["kind"] == "air"]
    return air[~air["subkind"].fillna("").str.contains(NOT_STRIKES)]


def lean(ids: list[str], actors: pd.DataFrame) -> set[str]:
    """Sides of some actors, backers counted with their side; `unknown` for nobody."""
    return {BACKS.get(actors.at[i, "side"], "other") for i in ids} or {"unknown"}


def flown(events: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Return one row an event and side said to have flown.

    Columns `who`, `own_word` (False where an opponent alone says so, or nobody can be
    named), the days, place and sources. A row that names both sides appears twice.
    """
    keep = ["date_start", "date_end", "place_id", "attribution", "source_ids"]
    who = events["initiator_ids"].map(lambda ids: sorted(lean(ids, actors)))
    long = events.assign(who=who).explode("who")
    long["own_word"] = long["attribution"].isin(OWN_WORD) & (long["who"] != "unknown")
    return long[["who", "own_word", *keep]]


def said(counts: pd.Series) -> str:
    """Counts by side in words, in the order of WHO."""
    return ", ".join(f"{WHO[who]} {counts[who]}" for who in WHO if counts.get(who))
