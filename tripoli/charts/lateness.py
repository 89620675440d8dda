"""Charts of days between: event and first page, page and map, reader and reader."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import LEAST, canvas, spoken, title
from tripoli.charts.stacks import DIM, said, some, stacked
from tripoli.data import label, labels, load, to_span
from tripoli.known import first_told, told_otherwise
from tripoli.style import HALF, HOLDERS, INK, tell

LAGS = {
    "before": (-9999, -1),
    "same day": (0, 0),
    "1 day": (1, 1),
    "2 to 3": (2, 3),
    "4 to 7": (4, 7),
    "8 to 30": (8, 30),
    "over 30": (31, 9999),
}
"""Days between an event and its first page, gathered."""

KNOWN = {
    "day known": {"color": INK, "hatch": ""},
    "span": {"color": DIM, "hatch": "//"},
}
CHOSEN = {
    "same event": {"color": INK, "hatch": ""},
    "another event": {"color": HALF, "hatch": "//"},
}


def by_lag(days: pd.Series, precision: pd.Series) -> pd.DataFrame:
    """Events by days to their first page, those of one known day apart."""
    edges = [low - 0.5 for low, _ in LAGS.values()] + [1e5]
    lag = pd.cut(days, edges, labels=list(LAGS)).rename("lag")
    sure = (precision == "day").map({True: "day known", False: "span"})
    counts = pd.crosstab(lag, sure).reindex(list(LAGS), fill_value=0)
    return counts.reindex(columns=list(KNOWN), fill_value=0)


def lag_chart(
    events: pd.DataFrame, sources: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw the days from an event's first day to the first page we read of it.

    Events whose own day is not known are hatched: there the lag may be less. Returns
    the Axes; its table counts events by lag in days.
    """
    some(events)
    ax = ax or canvas(3.0)
    days = (first_told(events, sources) - events["date_start"]).dt.days
    counts = by_lag(days, events["date_precision"])
    stacked(ax, counts, KNOWN, upright=True)
    ax.set(xlabel="days from the event to the first page we read", ylabel="events")
    ax.bar_label(ax.containers[-1], counts.sum(axis=1), fontsize=LEAST)
    ax.margins(y=0.1)
    title(ax, "How soon was it told?")
    ax.legend(fontsize=LEAST)
    alt = (
        f"Bars of {len(events)} events by days to their first page. {said(counts)}. "
        f"{int((days > 7).sum())} were first told more than a week later."
    )
    return tell(ax, alt, counts, events["source_ids"].explode())


def apart_chart(both: pd.DataFrame, other: pd.Index, ax: Axes | None = None) -> Axes:
    """Draw how many days two readers' dates of one event lie apart; return the Axes.

    `both` comes from `agreement.double_coding`; `other` holds the ids of those in which
    the second reader took another event of the page, drawn hatched.
    """
    some(both)
    ax = ax or canvas(2.6)
    dates = [pd.to_datetime(both[f"date_{reader}"]) for reader in ("first", "second")]
    days = (dates[1] - dates[0]).dt.days.abs().rename("days apart")
    kind = pd.Series("same event", index=both.index)
    kind[both.index.isin(other)] = "another event"
    counts = pd.crosstab(days, kind)
    counts = counts.reindex(range(int(days.max()) + 1), fill_value=0)
    counts = counts.reindex(columns=list(CHOSEN), fill_value=0)
    stacked(ax, counts.rename_axis("days apart"), CHOSEN, upright=True)
    ax.set(xlabel="days between the two readers' dates", ylabel="events")
    title(ax, f"Two readers date {len(both)} events")
    ax.legend(fontsize=LEAST)
    alt = (
        f"Bars of {len(both)} events by days between two readers' dates. "
        f"{(days == 0).sum()} have the same day; the widest gap is {days.max()} days. "
        f"{said(counts.rename(index=lambda n: f'{n} days'))}."
    )
    sources = load("events").loc[both.index, "source_ids"].explode()
    return tell(ax, alt, counts, sources)


def layers(ax: Axes, given: pd.DataFrame) -> None:
    """Stack the places of each day by the holder that the pages gave."""
    areas = ax.stackplot(
        given.index,
        given.T.to_numpy(),
        step="post",
        labels=[f"told as {label('control', 'holder', h)}" for h in given],
        colors=[HOLDERS[holder]["colour"] for holder in given],
    )
    for area, holder in zip(areas, given, strict=True):
        area.set(hatch=HOLDERS[holder]["hatch"], edgecolor="white", linewidth=0)


def otherwise_chart(
    control: pd.DataFrame,
    reported: pd.DataFrame,
    first: object,
    last: object,
    ax: Axes | None = None,
) -> Axes:
    """Draw how many places the pages of each day gave to another holder.

    Stacked by the holder the pages gave; `reported` is from `known.reported_control`.
    Returns the Axes; its table has one row a day on which a number changes.
    """
    ax = ax or canvas(3.6)
    days = pd.date_range(*to_span(first, last), name="day")
    apart = [told_otherwise(control, reported, day)["reported"] for day in days]
    counts = pd.DataFrame([places.value_counts() for places in apart], index=days)
    counts = counts.reindex(columns=list(HOLDERS)).fillna(0).astype(int)
    given = counts.loc[:, counts.any()] if counts.any(axis=None) else counts[["gna"]]
    layers(ax, given)
    total = given.sum(axis=1)
    ends = (days[0], days[-1] + pd.Timedelta(days=1))
    ax.set(ylabel="places", xlim=ends, ylim=(0, max(int(total.max()), 1) * 1.4))
    title(ax, "Places told otherwise than they were held")
    ax.tick_params(axis="x", rotation=30)
    ax.legend(fontsize=LEAST, ncols=2, loc="upper right")
    most = total.idxmax()
    alt = (
        f"Stacked steps, {spoken(days[0])} to {spoken(days[-1])}: places given to "
        f"another holder. {total.iloc[0]} on the first day, {total.iloc[-1]} on the "
        f"last, most {total.max()} on {spoken(most)}."
    )
    moved = given[given.ne(given.shift()).any(axis=1)]
    seen = {place for places in apart for place in places.index}
    rows = pd.concat([control, reported])
    used = rows.loc[rows["place_id"].isin(seen), "source_ids"].explode()
    return tell(ax, alt, moved.rename(columns=labels("control", "holder")), used)
