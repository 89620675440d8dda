"""Charts of counts: events a week, running totals on their as-of day."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import LEAST, canvas, headed, one_unit, spoken
from tripoli.data import TripoliError, label, one_of
from tripoli.events import weekly
from tripoli.style import FAMILIES, GRAIN, KINDS, SERIES, tell

LONG = pd.Timedelta(weeks=6)
"""Two counts further apart than this are not joined: nobody counted between them."""


def weekly_chart(events: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Stack the number of coded event reports a week, by family; return the Axes."""
    ax = ax or canvas(3.7)
    counts = weekly(events).T.groupby(KINDS).sum().T.reindex(columns=list(FAMILIES))
    counts = counts.fillna(0).astype(int)
    bottom = pd.Series(0, index=counts.index)
    for family in counts.columns[counts.any()]:
        colour = FAMILIES[family]["colour"]
        bars = {"width": 6, "align": "edge", "color": colour, "label": family}
        bars |= {"ec": "white", "lw": 0.4, "hatch": GRAIN[family]}
        bars |= {"hatch_linewidth": 0.6}
        ax.bar(counts.index, counts[family], bottom=bottom, **bars)
        bottom = bottom + counts[family]
    ax.set(ylabel="events coded a week", ylim=(0, 1.05 * bottom.max()))
    headed(ax, "Reports, not war: weeks as we coded them", ncols=3)
    most = bottom.idxmax()
    alt = (
        f"Stacked bars of {len(events)} coded events over {len(counts)} weeks. "
        f"The fullest week begins {spoken(most)} with {bottom.max()} events; "
        f"{(bottom == 0).sum()} weeks have none."
    )
    return tell(ax, alt, counts, events["source_ids"].explode())


def parted(rows: pd.DataFrame) -> pd.Series:
    """Values by as-of day, with an empty day wherever two counts lie `LONG` apart."""
    values = rows.set_index("date_end")["value"].astype(float)
    days = values.index.to_series()
    after = days[days.diff() > LONG] - pd.Timedelta(days=1)
    return pd.concat([values, pd.Series(float("nan"), index=after)]).sort_index()


def running_chart(
    indicators: pd.DataFrame, series: list[str], ax: Axes | None = None
) -> Axes:
    """Draw running totals or stocks as marks on their as-of day; return the Axes.

    Marks less than six weeks apart are joined. A series that does not exist, too many
    of them, or two units, is a sentence.
    """
    for name in series:
        one_of("series", name, list(indicators["series"].unique()))
    if not 1 <= len(series) <= len(SERIES):
        raise TripoliError(
            f"{len(series)} series: one to {len(SERIES)} can be told apart."
        )
    ax = ax or canvas(3.7)
    some = indicators[indicators["series"].isin(series)].sort_values("date_end")
    one_unit(some)
    for name, look in zip(series, SERIES, strict=False):
        values = parted(some[some["series"] == name])
        named = label("indicators", "series", name)
        ax.plot(values.index, values, **look, ms=5, lw=1.2, label=named)
    ax.set(ylabel=some["unit"].iloc[0], ylim=(0, None))
    ax.tick_params(axis="x", rotation=30, labelsize=LEAST)
    headed(ax, "Counts on their as-of day", ncols=2)
    table = some[["series", "date_end", "value", "unit", "area"]]
    return tell(ax, last_told(some, series), table, some["source_ids"].explode())


def last_told(some: pd.DataFrame, series: list[str]) -> str:
    """The last number of each series and its day, in words."""
    told = some.dropna(subset="value")
    last = told.groupby("series").tail(1).set_index("series")
    said = "; ".join(
        f"{label('indicators', 'series', name)} {last.at[name, 'value']:g} on "
        f"{spoken(last.at[name, 'date_end'])}"
        for name in series
    )
    return f"Marks on their as-of day; the last: {said}."
