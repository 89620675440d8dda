"""What had been reported by a day, beside what happened: the record's second clock.

A row counts as known from the date of the earliest page we read for it. That is a
latest possible day: a page we did not find may have told it sooner.
"""

import pandas as pd

from tripoli.control import holder_on


def first_told(rows: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """Return the date of the earliest page of each row; missing where none is named."""
    dates = rows["source_ids"].explode().map(sources["date"])
    return dates.groupby(level=0).min().reindex(rows.index)


def reported_events(events: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return the events with their days moved to when they were first reported.

    `date_start` becomes the first page's date, never before the event itself;
    `date_end` moves along where it would come before that.
    """
    told = first_told(events, sources).clip(lower=events["date_start"])
    return events.assign(date_start=told, date_end=events["date_end"].clip(lower=told))


def announced(
    events: pd.DataFrame, claims: pd.DataFrame, actors: pd.DataFrame
) -> pd.DataFrame:
    """Return captures that were announced and never came: one row an event.

    Columns as in control: date_low and date_high are the first and last day on which
    somebody asserted it, holder is his side, agreement is disputed where it was denied.
    """
    false = events[(events["kind"] == "ground") & (events["confidence"] == "refuted")]
    said = claims[claims["event_id"].isin(false.index)]
    days = said[said["stance"] == "asserts"].groupby("event_id")["date"]
    denied = false.index.isin(said.loc[said["stance"] == "denies", "event_id"])
    low = days.min().reindex(false.index).fillna(false["date_start"])
    high = days.max().reindex(false.index).fillna(false["date_end"])
    return pd.DataFrame(
        {
            "place_id": false["place_id"],
            "date_low": low.clip(upper=false["date_start"]),
            "date_high": high.clip(lower=false["date_end"]),
            "holder": false["initiator_ids"].str[0].map(actors["side"]),
            "how": "fighting",
            "agreement": pd.Series(denied, false.index).map(
                {True: "disputed", False: "claimed_only"}
            ),
            "source_ids": false["source_ids"],
        }
    )


def reported_control(
    control: pd.DataFrame, announcements: pd.DataFrame, sources: pd.DataFrame
) -> pd.DataFrame:
    """Return control as the pages told it, in the form of the table of control.

    Each change comes on the day of its first page, and drops out where a later change
    of the place had been reported by then. `announcements` (see `announced`) stand
    while they were asserted, under their event_id; then the earlier holder returns.
    """
    ordered = control.sort_values(["place_id", "date_low"], kind="stable")
    told = first_told(ordered, sources).clip(lower=ordered["date_low"])
    told = told.where(ordered["how"] != "start", ordered["date_low"])
    later = told[::-1].groupby(ordered["place_id"][::-1]).cummin()[::-1]
    known = ordered.assign(date_low=told, date_high=told)[told <= later]
    again = [resumed(known, row) for row in announcements.itertuples()]
    said = announcements.assign(date_high=announcements["date_low"])
    return pd.concat([known, said, *again]).rename_axis("control_id")


def told_otherwise(
    control: pd.DataFrame, reported: pd.DataFrame, day: object
) -> pd.DataFrame:
    """Return the places of which the pages told another holder than the true one.

    One row a place, indexed by place_id: `held` by and `reported` as held by.
    `reported` comes from `reported_control`.
    """
    held, told = (holder_on(table, day)["holder"] for table in (control, reported))
    both = pd.DataFrame({"held": held, "reported": told.reindex(held.index)})
    return both[both["held"] != both["reported"]]


def resumed(known: pd.DataFrame, said) -> pd.DataFrame:
    """The holder known before an announcement, from the day after its last word."""
    back = holder_on(known, said.date_high).loc[said.place_id, "control_id"]
    day = said.date_high + pd.Timedelta(days=1)
    return (
        known.loc[[back]]
        .assign(date_low=day, date_high=day)
        .rename(index={back: f"{said.Index} denied"})
    )
