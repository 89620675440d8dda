"""Charts of counts: events a week, running totals on their as-of day."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import canvas, one_unit, spoken
from tripoli.data import TripoliError, label, one_of
from tripoli.events import weekly
from tripoli.style import FAMILIES, KINDS, tell

MARKERS = "os^D"
COLOURS = [look["colour"] for look in reversed(FAMILIES.values())]
"""Colours of series: none of a side."""


def weekly_chart(events: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Stack the number of coded event reports a week, by family; return the Axes."""
    ax = ax or canvas()
    counts = weekly(events).T.groupby(KINDS).sum().T.reindex(columns=list(FAMILIES))
    counts = counts.fillna(0).astype(int)
    bottom = pd.Series(0, index=counts.index)
    for family, look in FAMILIES.items():
        bars = {"width": 6, "align": "edge", "color": look["colour"], "label": family}
        ax.bar(counts.index, counts[family], bottom=bottom, **bars)
        bottom = bottom + counts[family]
    ax.set(
        ylabel="events coded a week", title="Reports, not war: weeks as we coded them"
    )
    ax.legend(fontsize=8, ncols=2)
    most = bottom.idxmax()
    alt = (
        f"Stacked bars of {len(events)} coded events over {len(counts)} weeks. "
        f"The fullest week begins {spoken(most)} with {bottom.max()} events; "
        f"{(bottom == 0).sum()} weeks have none."
    )
    return tell(ax, alt, counts, events["source_ids"].explode())


def running_chart(
    indicators: pd.DataFrame, series: list[str], ax: Axes | None = None
) -> Axes:
    """Draw running totals or stocks as dots on their as-of day; return the Axes."""
    for name in series:
        one_of("series", name, list(indicators["series"].unique()))
    if not 1 <= len(series) <= len(MARKERS):
        raise TripoliError(
            f"{len(series)} series: one to {len(MARKERS)} can be told apart."
        )
    ax = ax or canvas()
    some = indicators[indicators["series"].isin(series)].sort_values("date_end")
    for name, marker, colour in zip(series, MARKERS, COLOURS, strict=False):
        rows = some[some["series"] == name]
        dots = {"marker": marker, "ms": 4, "lw": 1, "color": colour}
        ax.plot(
            rows["date_end"],
            rows["value"].astype(float),
            **dots,
            label=label("indicators", "series", name),
        )
    one_unit(some)
    ax.set(ylabel=some["unit"].iloc[0], ylim=(0, None))
    ax.tick_params(axis="x", rotation=30)
    ax.legend(fontsize=8)
    told = some.dropna(subset="value")
    last = told.groupby("series").tail(1).set_index("series")
    said = "; ".join(
        f"{label('indicators', 'series', n)} {last.at[n, 'value']:g} on "
        f"{spoken(last.at[n, 'date_end'])}"
        for n in series
    )
    table = some[["series", "date_end", "value", "unit", "area"]]
    return tell(
        ax,
        f"Dots on their as-of day; the last: {said}.",
        table,
        some["source_ids"].explode(),
    )
