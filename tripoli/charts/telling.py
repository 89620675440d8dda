"""Charts of what is told: reports by month, publishers a week, origins behind them."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import LEAST, canvas, headed
from tripoli.data import TripoliError, label, one_of
from tripoli.events import weekly
from tripoli.style import FAMILIES, INK, KINDS, SERIES, tell

AREA = 9
"""Square points of a mark for each report."""


def by_month(events: pd.DataFrame) -> pd.DataFrame:
    """Return counts of event reports: one row a month, one column a kind."""
    if events.empty:
        raise TripoliError("there are no events to count: the choice is empty.")
    month = events["date_start"].dt.to_period("M").rename("month")
    counts = pd.crosstab(month, events["kind"])
    months = pd.period_range(month.min(), month.max(), freq="M", name="month")
    kinds = [kind for kind in KINDS if kind in counts]
    return counts.reindex(months, fill_value=0)[kinds]


def kinds_by_month(events: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw reports by month and kind as marks whose area is their number.

    Colour and marker are the kind's family. Returns the Axes; no events is a sentence.
    """
    counts = by_month(events)
    ax = ax or canvas(0.9 + 0.34 * counts.shape[1])
    for row, kind in enumerate(counts):
        some = counts[kind][counts[kind] > 0]
        look = FAMILIES[KINDS[kind]]
        at = [counts.index.get_loc(month) for month in some.index]
        marks = {"s": AREA * some.to_numpy(), "c": look["colour"], "lw": 0}
        ax.scatter(at, [row] * len(at), marker=look["marker"], **marks)
        for x, n in zip(at, some, strict=True):
            beside = {"xytext": ((AREA * n) ** 0.5 / 2 + 2, -3), "fontsize": LEAST}
            ax.annotate(str(n), (x, row), textcoords="offset points", **beside)
    ax.set_xticks(range(len(counts)), [f"{m:%b %y}" for m in counts.index])
    ax.tick_params(labelsize=LEAST)
    names = [label("events", "kind", kind) for kind in counts]
    ax.set_yticks(range(counts.shape[1]), names)
    ax.set(ylim=(counts.shape[1] - 0.4, -0.6), xlim=(-0.6, len(counts) - 0.3))
    ax.set_title(f"{len(events)} event reports by month and kind", loc="left")
    most = counts.stack().idxmax()
    alt = (
        f"Marks for {len(events)} event reports over {len(counts)} months. The largest "
        f"is {label('events', 'kind', most[1])} in {most[0]:%B %Y} with "
        f"{counts.loc[most]}."
    )
    return tell(ax, alt, counts.set_axis(counts.index.astype(str)), told_by(events))


def told_by(events: pd.DataFrame) -> pd.Series:
    """The pages of some events, one row a page, indexed by event."""
    return events["source_ids"].explode()


def tellers(events: pd.DataFrame, sources: pd.DataFrame, column: str) -> pd.Series:
    """Publisher or origin of each page of events; an unknown page is a sentence."""
    pages = told_by(events)
    for page in pages[~pages.isin(sources.index)]:
        one_of("source", page, list(sources.index))
    return pages.map(sources[column])


def publishers_weekly(events: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return reports and different publishers a week: one row a week from Monday.

    A page that is not in `sources` is a sentence; weeks without a report stay, as 0.
    """
    reports, names = weekly(events).sum(axis=1), tellers(events, sources, "publisher")
    week = events["date_start"].dt.to_period("W-SUN").dt.start_time
    spread = names.groupby(week[names.index].array).nunique()
    table = pd.DataFrame({"reports": reports, "publishers": spread})
    return table.rename_axis("week").fillna(0).astype(int)


def reports_and_publishers(
    events: pd.DataFrame, sources: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw reports a week as bars, and as dots how many publishers tell of them.

    Returns the Axes; no events, or a page that is not in `sources`, is a sentence.
    """
    table, ax = publishers_weekly(events, sources), ax or canvas(3.7)
    middle = table.index + pd.Timedelta(days=3)
    pale = {"color": "#c8ced3", "edgecolor": INK, "lw": 0.6}
    ax.bar(middle, table["reports"], width=6, label="reports", **pale)
    dots = SERIES[0] | {"ms": 4, "lw": 0.8, "label": "different publishers"}
    ax.plot(middle, table["publishers"], **dots)
    ax.set(ylabel="number in a week")
    ax.tick_params(axis="x", rotation=30, labelsize=LEAST)
    headed(ax, "Reports, and how many publishers told of them")
    together = table["reports"].corr(table["publishers"])
    alt = (
        f"Bars and dots for {len(table)} weeks: {table['reports'].min()} to "
        f"{table['reports'].max()} reports from {table['publishers'].min()} to "
        f"{table['publishers'].max()} publishers a week; correlation {together:.2f}."
    )
    return tell(ax, alt, table, told_by(events))


def resting(events: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return how many events rest on each origin: one row an origin, most first.

    Columns: `alone` (no other origin tells it) and `with others`.
    """
    each = tellers(events, sources, "origin").rename("origin").reset_index()
    each = each.drop_duplicates()
    each["alone"] = ~each[each.columns[0]].duplicated(keep=False)
    counts = pd.crosstab(each["origin"], each["alone"])
    counts = counts.reindex(columns=[True, False], fill_value=0)
    counts.columns = ["alone", "with others"]
    order = counts.assign(sum=counts.sum(axis=1)).sort_values(
        ["sum", "alone"], ascending=False, kind="stable"
    )
    return order.drop(columns="sum")


def origins_chart(
    events: pd.DataFrame, sources: pd.DataFrame, top: int = 12, ax: Axes | None = None
) -> Axes:
    """Draw on which origins the events rest, alone or with others; return the Axes.

    Draws the `top` origins with most events; the alt text says how many there are.
    """
    if events.empty:
        raise TripoliError("there are no events to count: the choice is empty.")
    counts = resting(events, sources)
    shown, ax = counts.head(top), ax or canvas(1.2 + 0.28 * top)
    ax.barh(shown.index, shown["alone"], color=INK, label="the only origin")
    faint = {"color": "white", "edgecolor": INK, "hatch": "//"}
    beside = {"left": shown["alone"], "label": "one of several"}
    ax.barh(shown.index, shown["with others"], **faint, **beside)
    ax.invert_yaxis()
    ax.tick_params(axis="y", labelsize=LEAST)
    ax.set(xlabel="events that rest on it")
    headed(ax, f"Origins of {len(events)} events")
    first, lone = counts.index[0], int(counts["alone"].sum())
    alt = (
        f"Bars for the {len(shown)} most used of {len(counts)} origins. {first} tells "
        f"of {counts.loc[first].sum()} of {len(events)} events, "
        f"{counts.at[first, 'alone']} of them alone; "
        f"{lone} events have one origin only."
    )
    return tell(ax, alt, shown, told_by(events))
