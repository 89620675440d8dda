"""Charts of the days round a truce, and of what chance alone would do to them."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import ABOVE, canvas, spoken, title
from tripoli.charts.stacks import DIM, some
from tripoli.data import to_day
from tripoli.style import FAMILIES, INK, tell
from tripoli.truces import p_value

STRIKES = FAMILIES["strikes and shelling"]
ROUND = {
    "before": {"color": "white", "edgecolor": STRIKES["colour"], "hatch": "//"},
    "the day itself": {"color": DIM},
    "after": {"color": STRIKES["colour"]},
}
"""Looks of the days before, on and after a day."""


def near(events: pd.DataFrame, day: pd.Timestamp, days: int) -> pd.DataFrame:
    """Events that begin so many days or fewer from a day."""
    return events[(events["date_start"] - day).abs() <= pd.Timedelta(days=days)]


def around_chart(
    counts: pd.Series, events: pd.DataFrame, day: object, ax: Axes | None = None
) -> Axes:
    """Draw reports a day before, on and after a day; return the Axes.

    `counts` come from `truces.around`; `events` are those it counted.
    """
    ax, middle = ax or canvas(2.8), to_day(day)
    for (name, look), sign in zip(ROUND.items(), (-1, 0, 1), strict=True):
        part = counts[np.sign(counts.index) == sign]
        ax.bar(part.index, part, label=name, **look)
    ax.set(xlabel=f"days from {spoken(middle)}", ylabel="events reported")
    ax.set_xticks(counts.index)
    ax.set_ylim(0, max(counts.max(), 1) * 1.05)
    ax.yaxis.get_major_locator().set_params(integer=True)
    ax.legend(**ABOVE)
    before, after = counts[counts.index < 0], counts[counts.index > 0]
    alt = (
        f"Bars of reports a day round {spoken(middle)}: {before.sum()} in the "
        f"{len(before)} days before, {counts[0]} on the day, {after.sum()} in the "
        f"{len(after)} days after."
    )
    used = near(events, middle, len(after))["source_ids"].explode()
    return tell(ax, alt, counts.to_frame(), used)


def truces_chart(
    found: pd.DataFrame, events: pd.DataFrame, days: int = 7, ax: Axes | None = None
) -> Axes:
    """Draw reports before and after each truce, joined by a line.

    `found` comes from `truces.compare` with windows of `days`. Returns the Axes.
    """
    some(found, "truces")
    ax, at = ax or canvas(1 + 0.36 * len(found)), range(len(found))
    ax.hlines(at, found["before"], found["after"], color=DIM, lw=2)
    ring = {"facecolor": "white", "edgecolor": STRIKES["colour"], "s": 90, "lw": 1.5}
    ax.scatter(found["before"], at, label="before", zorder=3, **ring)
    full = {"color": STRIKES["colour"], "marker": STRIKES["marker"], "s": 45}
    ax.scatter(found["after"], at, label="after", zorder=4, **full)
    ax.set_yticks(at, found.index)
    ax.set(xlabel=f"events reported in {days} days", ylim=(len(found) - 0.5, -0.5))
    ax.set_xlim(-0.35, None)
    ax.xaxis.get_major_locator().set_params(integer=True)
    title(ax, f"{days} days on either side")
    ax.legend(**ABOVE)
    told = "; ".join(
        f"{row.Index}: {row.before} before, {row.after} after"
        for row in found.itertuples()
    )
    used = pd.concat([near(events, day, days) for day in found["day"]])
    alt = f"Reports in the {days} days before and after each truce. {told}."
    return tell(ax, alt, found, used["source_ids"].explode())


def chance_chart(drawn: np.ndarray, observed: int, ax: Axes | None = None) -> Axes:
    """Draw how often each difference came by chance, and the one observed.

    Hatched bars are at least as far from 0 as the observed one; their share is p.
    Returns the Axes.
    """
    p, ax = p_value(observed, np.asarray(drawn)), ax or canvas(2.8)
    values, times = np.unique(drawn, return_counts=True)
    far = np.abs(values) >= abs(observed)
    ax.bar(values[~far], times[~far], color=INK, label="nearer to 0")
    extreme = {"color": STRIKES["colour"], "hatch": "//", "edgecolor": "white"}
    ax.bar(values[far], times[far], label="as far or further", **extreme)
    ax.axvline(observed, color="black", ls="--", label=f"observed: {observed:+d}")
    ax.set(xlabel="reports after less reports before", ylabel="chance orders")
    title(ax, f"p = {p:.2f}")
    ax.legend(**ABOVE)
    table = pd.DataFrame(
        {"times": times, "as far": far}, index=pd.Index(values, name="difference")
    )
    alt = (
        f"Bars of {len(drawn)} differences by chance, {values.min()} to "
        f"{values.max()}, most often {values[times.argmax()]}. A line marks the "
        f"observed {observed:+d}; {times[far].sum()} are as far from 0 or further, "
        f"p {p:.3f}."
    )
    return tell(ax, alt, table, [])
