"""Choose events by day and count them; reading the tables is left to `data`."""

import pandas as pd

from tripoli.data import TripoliError, codebook, one_of, to_day, to_span


def upto(events: pd.DataFrame, day: object) -> pd.DataFrame:
    """Return the events that had begun by `day`, in the order of the table.

    An event of uncertain date counts from the first day on which it may have begun.
    """
    return events[events["date_start"] <= to_day(day)]


def between(events: pd.DataFrame, first: object, last: object) -> pd.DataFrame:
    """Return the events that may have happened between two days, both included."""
    begin, end = to_span(first, last)
    return events[(events["date_start"] <= end) & (events["date_end"] >= begin)]


def weekly(events: pd.DataFrame, by: str = "kind") -> pd.DataFrame:
    """Return counts of event reports: one row a week from Monday, one column a `by`.

    These are counts of what we coded, not of what happened; weeks without a row in the
    table are kept as 0 so that gaps show. `by` is a column of codes such as kind,
    gained_by or confidence; events without a code are counted as "empty".
    """
    book = codebook("events")
    one_of("column", by, list(book.loc[book["type"] == "code", "column"]))
    if events.empty:
        raise TripoliError("there are no events to count: the choice is empty.")
    week = events["date_start"].dt.to_period("W-SUN").dt.start_time.rename("week")
    counts = pd.crosstab(week, events[by].fillna("empty"))
    return counts.reindex(
        pd.date_range(week.min(), week.max(), freq="7D", name="week"), fill_value=0
    )


def civilian_harm(events: pd.DataFrame) -> pd.DataFrame:
    """Return the rows by which civilians died, be it one count or a floor alone.

    Announcements are left out: they tell of deaths that other rows hold.
    """
    dead = events[["civilian_deaths_low", "civilian_deaths_high"]].max(axis=1)
    return events[(dead > 0) & (events["kind"] != "statement")]
