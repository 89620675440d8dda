"""The chart of air strikes by month, and by who is said to have flown."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from tripoli.charts.flyers import WHO, flown, said
from tripoli.charts.frame import ABOVE, LEAST, canvas
from tripoli.data import TripoliError
from tripoli.events import air_strikes
from tripoli.style import HOLDERS, INK, tell

SHIFT = {"gna": -0.3, "laaf": 0, "other": 0.3, "unknown": 0.3}
"""Where a side's bar stands in its month; the last two stand on each other."""


def month_bars(ax: Axes, counts: pd.DataFrame) -> None:
    """Bars of each month by side: filled on the flyer's own word, hollow above."""
    at, floor = np.arange(len(counts)), np.zeros(len(counts))
    for who, shift in SHIFT.items():
        bottom = floor.copy() if who == "unknown" else np.zeros(len(counts))
        for own in (True, False):
            column = counts.get((who, own), pd.Series(0, counts.index)).fillna(0)
            colour, hatch = (HOLDERS[who][key] for key in ("colour", "hatch"))
            face, edge = (colour, "white") if own else ("white", colour)
            look = {"width": 0.28, "color": face, "edgecolor": edge, "linewidth": 1}
            look["hatch"] = hatch if own else ""
            height = column.to_numpy()
            shown = height > 0  # a bar of no height would leave a dash on the axis
            ax.bar(at[shown] + shift, height[shown], bottom=bottom[shown], **look)
            bottom = bottom + height
        if who == "other":
            floor = bottom


def month_ticks(ax: Axes, months: pd.PeriodIndex) -> None:
    """Name every month, and the year where one begins or a quarter does."""
    text = [f"{m:%b}\n{m:%Y}" if m.month in (1, 4, 7, 10) else f"{m:%b}"
            for m in months]  # fmt: skip
    ax.set_xticks(range(len(months)), text, fontsize=LEAST)


def patches(rows: pd.DataFrame) -> list[Patch]:
    """Legend of the sides that are there, and of the hollow bars."""
    told = {"facecolor": "white", "edgecolor": INK, "label": "alleged, disputed"}
    sides = [
        Patch(fc=HOLDERS[w]["colour"], hatch=HOLDERS[w]["hatch"], ec="white",
              label=WHO[w])
        for w in WHO if w != "unknown" and (rows["who"] == w).any()
    ]  # fmt: skip
    nobody = {"facecolor": "white", "edgecolor": HOLDERS["unknown"]["colour"]}
    unknown = [Patch(**nobody, label=WHO["unknown"])]
    return [*sides, Patch(**told), *unknown * bool((rows["who"] == "unknown").any())]


def monthly_strikes(
    events: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw rows on air strikes a month, by who is said to have flown; return the Axes.

    Filled: the flyer says so, or all agree, or analysts judge so. Hollow: an opponent's
    word, or disputed. Counts are rows, not strikes.
    """
    rows = flown(air_strikes(events), actors)
    if rows.empty:
        raise TripoliError("there are no air strikes to count: the choice is empty.")
    ax = ax or canvas(4, 10)
    month = rows["date_start"].dt.to_period("M")
    months = pd.period_range(month.min(), month.max(), freq="M", name="month")
    month_bars(ax, pd.crosstab(month, [rows["who"], rows["own_word"]]).reindex(months))
    month_ticks(ax, months)
    ax.set_ylabel("rows on air strikes a month")
    ax.legend(handles=patches(rows), **ABOVE)
    most = month.value_counts().idxmax()
    table = pd.crosstab(month, rows["who"]).rename_axis(columns=None)
    alt = (
        f"Bars of {len(air_strikes(events))} rows on air strikes in {len(months)} "
        f"months, by who is said to have flown: {said(rows['who'].value_counts())}. In "
        f"{(~rows['own_word']).sum()} only an opponent says so, or nobody can. "
        f"Most rows are in {most:%B %Y}."
    )
    return tell(ax, alt, table, rows["source_ids"].explode())
