"""Who held which place on which day; drawing it is left to `maps` and `scrubber`."""

import pandas as pd

from tripoli.data import one_of, to_day, to_span

DOUBTED = ("claimed_only", "disputed")
"""Agreements of a change that one side alone tells, or the other denies."""


def holder_on(control: pd.DataFrame, day: object) -> pd.DataFrame:
    """Return the holder of every place on `day`: one row a place, indexed by place_id.

    Columns: holder, since (first possible day of the last change), settled (False while
    the day lies inside the span in which the change may have come), agreement, and
    control_id of that change. It shows from its first possible day.
    """
    day = to_day(day)
    begun = control[control["date_low"] <= day].reset_index()
    ordered = begun.sort_values("date_low", kind="stable")
    last = ordered.groupby("place_id").tail(1).set_index("place_id").sort_index()
    last["settled"] = last["date_high"] <= day
    last = last.rename(columns={"date_low": "since"})
    return last[["holder", "since", "settled", "agreement", "control_id"]]


def changes(
    control: pd.DataFrame,
    first: object,
    last: object | None = None,
    perhaps: bool = False,
) -> pd.DataFrame:
    """Return the changes of holder that came between two days, or on one.

    A change counts when the whole span in which it may have come lies between the days;
    `perhaps` counts those that only may have. The opening rows of 3 April 2019 are left
    out. A column `before` names the holder until then.
    """
    begin, end = to_span(first, first if last is None else last)
    ordered = control.sort_values(["place_id", "date_low"], kind="stable")
    before = ordered.groupby("place_id")["holder"].shift()
    moved = ordered.assign(before=before).query("how != 'start'")
    low, high = moved["date_low"], moved["date_high"]
    inside = low.between(begin, end) & high.between(begin, end)
    touching = (low <= end) & (high >= begin)
    chosen = moved[touching if perhaps else inside]
    return chosen.sort_values("date_low", kind="stable")


def history(control: pd.DataFrame, place_id: str) -> pd.DataFrame:
    """Return every holder of one place in order; an unknown place is a sentence."""
    one_of("place", place_id, sorted(control["place_id"].unique()))
    return control[control["place_id"] == place_id].sort_values(
        "date_low", kind="stable"
    )
