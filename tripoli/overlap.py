"""How much pages share, what their overlap guesses, what is left without some of them.

An overlap is one of pages that we found and chose, not of all that were printed.
"""

from collections.abc import Iterable
from itertools import combinations
from math import sqrt

import pandas as pd

from tripoli.cite import BACKS, BY_CODER, confidence
from tripoli.data import TripoliError, one_of

Z = 1.96
"""Width of an interval that would hold 95 of 100 such samples, in standard errors."""

TOLD_BY = [
    "GNA's side alone",
    "GNA's side and others",
    "LAAF's side alone",
    "LAAF's side and others",
    "both sides",
    "others alone",
]
"""Whose pages stand behind a row; *others* lean to neither side."""


def per_event(events: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return how many pages, publishers and origins stand behind each event."""
    pages = events["source_ids"].explode().dropna()
    counts = {"pages": pages.groupby(level=0).size()}
    for column in ("publisher", "origin"):
        names = pages.map(sources[column])
        counts[f"{column}s"] = names.groupby(level=0).nunique()
    return pd.DataFrame(counts).reindex(events.index, fill_value=0)


def reprints(sources: pd.DataFrame) -> pd.DataFrame:
    """Return pages and publishers of each origin, the most printed first."""
    by = sources.groupby("origin")["publisher"].agg(pages="size", publishers="nunique")
    return by.sort_values(["publishers", "pages"], ascending=False)


def told_from(events: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return for each event whose pages tell it, as a label of TOLD_BY.

    Columns: gna, laaf and others (True where such a page is there) and told_by. A page
    that leans to neither side may still only repeat a side's words.
    """
    pages = events["source_ids"].explode().map(sources["alignment"])
    side = pages.map(BACKS).fillna("others")
    told = pd.DataFrame(
        {
            name: (side == name).groupby(level=0).any()
            for name in ("gna", "laaf", "others")
        }
    )
    return told.assign(told_by=told.apply(teller, axis=1)).reindex(events.index)


def teller(told: pd.Series) -> str:
    """The label of TOLD_BY for one event."""
    if told["gna"] and told["laaf"]:
        return "both sides"
    if not told["gna"] and not told["laaf"]:
        return "others alone"
    return f"{'GNA' if told['gna'] else 'LAAF'}'s side " + (
        "and others" if told["others"] else "alone"
    )


def toll_shape(events: pd.DataFrame) -> pd.Series:
    """Return how each toll is written; missing where an event has no highest count.

    One of "nobody died", "from zero", "a range" and "one number".
    """
    low, high = events["deaths_low"].astype(float), events["deaths_high"].astype(float)
    shape = pd.Series("a range", index=events.index)
    shape[low == high] = "one number"
    shape[(low == 0) & (high > 0)] = "from zero"
    shape[high == 0] = "nobody died"
    return shape.where(high.notna())


def told_by(
    events: pd.DataFrame, sources: pd.DataFrame, column: str = "origin"
) -> pd.DataFrame:
    """Return a table of True and False: events by the publishers or origins told by.

    `column` is publisher, origin or alignment. Those who tell most events come first.
    """
    one_of("column", column, ["publisher", "origin", "alignment"])
    pages = events["source_ids"].explode().dropna().map(sources[column])
    table = pd.crosstab(pages.index, pages).astype(bool)
    table = table.rename_axis(index=events.index.name, columns=column)
    order = table.sum().sort_values(ascending=False, kind="stable").index
    return table[order].reindex(events.index, fill_value=False)


def chapman(one: pd.Series, other: pd.Series) -> pd.Series:
    """Return the guess of a total from two lists: True where a list has the event.

    `estimate` is Chapman's form of Lincoln and Petersen's; `low` and `high` are its
    interval if the two lists were independent and each event as likely as the next.
    Raises a sentence if a list is empty.
    """
    first, second, both = int(one.sum()), int(other.sum()), int((one & other).sum())
    if not first or not second:
        raise TripoliError(
            "two lists with events are asked for; one of these has none."
        )
    guess = (first + 1) * (second + 1) / (both + 1) - 1
    spread = (first + 1) * (second + 1) * (first - both) * (second - both)
    error = sqrt(spread / ((both + 1) ** 2 * (both + 2)))
    low = max(guess - Z * error, first + second - both)
    return pd.Series(
        {
            "first": first,
            "second": second,
            "both": both,
            "estimate": round(guess),
            "low": round(low),
            "high": round(guess + Z * error),
        }
    )


def pairs(told: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    """Return Chapman's guess for each pair of some columns of `told_by`."""
    chosen = [one_of("list", name, list(told.columns)) for name in names]
    if len(chosen) < 2:
        raise TripoliError("a pair is two lists: name two or more.")
    made = {
        f"{a} and {b}": chapman(told[a], told[b]) for a, b in combinations(chosen, 2)
    }
    return pd.DataFrame(made).T.sort_values("estimate").rename_axis("pair")


def wilson(count: int, of: int) -> tuple[float, float]:
    """Return the range of a share that a sample of `of` leaves open, by Wilson.

    Source: E. B. Wilson, Probable inference, 1927.
    """
    if not 0 <= count <= of or not of:
        raise TripoliError(f"{count} of {of} is no share: give a part of a whole.")
    share, scale = count / of, 1 + Z**2 / of
    centre = (share + Z**2 / (2 * of)) / scale
    half = Z / scale * sqrt(share * (1 - share) / of + Z**2 / (4 * of**2))
    return round(centre - half, 3), round(centre + half, 3)


def groups(sources: pd.DataFrame) -> dict[str, list[str]]:
    """Return the pages to leave out, by the name of the trial.

    Each side with its backers, all others, and the publisher and the origin with most
    pages.
    """
    side = sources["alignment"].map(BACKS).fillna("none")
    printed = sources["publisher"].value_counts().index[0]
    origin = sources["origin"].value_counts().index[0]
    chosen = {
        "the GNA's side": side == "gna",
        "the LAAF's side": side == "laaf",
        "all others": side == "none",
        printed: sources["publisher"] == printed,
        f"all {origin.title()} copy": sources["origin"] == origin,
    }
    return {name: list(sources.index[rows]) for name, rows in chosen.items()}


def still_told(rows: pd.DataFrame, gone: Iterable[str]) -> pd.DataFrame:
    """Return the rows of any table that keep a page, with the pages they keep."""
    lost = set(gone)
    kept = rows["source_ids"].map(lambda ids: [s for s in ids if s not in lost])
    return rows.assign(source_ids=kept)[kept.str.len() > 0]


def without(
    events: pd.DataFrame,
    claims: pd.DataFrame,
    sources: pd.DataFrame,
    gone: Iterable[str],
) -> pd.DataFrame:
    """Return the events that would be left without some pages, weighed again.

    An admission counts while the page that carries it is kept. What a coder set,
    contested or refuted, stays as it is.
    """
    lost = set(gone)
    own = (claims["stance"] == "admits") & (claims["interest"] == "against_self")
    kept = ~claims["source_ids"].str[0].isin(lost)
    admitted = set(claims.loc[own & kept, "event_id"])
    left, told = still_told(events, lost), sources[["origin", "alignment"]]
    weighed = [
        row.confidence
        if row.confidence in BY_CODER
        else confidence(row.source_ids, row.gained_by, told, row.Index in admitted)
        for row in left.fillna({"gained_by": ""}).itertuples()
    ]
    return left.assign(confidence=weighed)


def trials(
    events: pd.DataFrame, claims: pd.DataFrame, sources: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Return all events, and what is left of them without each of `groups`."""
    left = {
        f"without {name}": without(events, claims, sources, gone)
        for name, gone in groups(sources).items()
    }
    return {"all pages": events, **left}
