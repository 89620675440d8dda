"""Charts of the pages, origins and sides behind a row, and of what lists guess."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import LEAST, canvas, title
from tripoli.charts.stacks import BESIDE, said, some, stacked
from tripoli.overlap import TOLD_BY, per_event, told_from, toll_shape
from tripoli.style import FAMILIES, INK, TOLLS, tell

RED = FAMILIES["strikes and shelling"]["colour"]

MOST = 8
"""Pages or origins from which on events are counted together."""


def by_number(per: pd.DataFrame) -> pd.DataFrame:
    """Events by how many pages and how many origins each has, MOST and more as one."""
    most = per.clip(upper=MOST)
    counts = pd.DataFrame({c: most[c].value_counts() for c in ("pages", "origins")})
    counts = counts.reindex(range(1, MOST + 1)).fillna(0).astype(int)
    return counts.rename_axis("how many")


def origins_chart(
    events: pd.DataFrame, sources: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw how many events rest on one, two, three ... pages, and on how many origins.

    Returns the Axes; its table has events by number of pages and of origins.
    """
    some(events)
    ax, per = ax or canvas(), per_event(events, sources)
    counts = by_number(per)
    at = counts.index.to_numpy()
    hollow = {"width": 0.4, "color": "white", "edgecolor": INK, "linewidth": 1.2}
    ax.bar(at - 0.2, counts["pages"], label="so many pages", **hollow)
    ax.bar(at + 0.2, counts["origins"], 0.4, label="so many origins", color=INK)
    ax.set_xticks(at, [*map(str, at[:-1]), f"{MOST} or more"])
    ax.set(xlabel="pages or origins behind one event", ylabel="events")
    title(ax, f"Pages and origins behind {len(events)} events")
    ax.legend(fontsize=LEAST)
    one, two = counts.loc[1], int((per["origins"] > 1).sum())
    alt = (
        f"Bars for {len(events)} events. {one['pages']} rest on one page, "
        f"{one['origins']} on one origin, {two} on two origins or more; "
        f"the most is {per['pages'].max()} pages and {per['origins'].max()} origins."
    )
    return tell(ax, alt, counts, events["source_ids"].explode())


def tolls_chart(
    events: pd.DataFrame, sources: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Stack tolls of death by how they are written, over the sides whose pages tell it.

    Counts are events with a highest number of deaths, not people. Returns the Axes.
    """
    shape = toll_shape(events).dropna()
    some(shape)
    ax = ax or canvas(2.8)
    told = told_from(events.loc[shape.index], sources)["told_by"]
    counts = pd.crosstab(told, shape).reindex(TOLD_BY, fill_value=0)
    counts = counts.reindex(columns=list(TOLLS), fill_value=0)
    counts = counts.rename_axis("pages of")
    stacked(ax, counts, TOLLS)
    ax.set(xlabel="events with a toll")
    title(ax, f"How {len(shape)} tolls are written")
    ax.legend(**BESIDE)
    alt = (
        f"Bars of {len(shape)} events with a toll of deaths, by whose pages tell it. "
        f"{said(counts)}."
    )
    return tell(ax, alt, counts, events.loc[shape.index, "source_ids"].explode())


def guesses_chart(
    pairs: pd.DataFrame, events: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw the total each pair of lists guesses, with its interval; return the Axes.

    `pairs` comes from `overlap.pairs`; the line is the number of `events` we hold. A
    guess below it is hollow, because the total cannot be less than what is there.
    """
    some(events)
    ax = ax or canvas(1 + 0.27 * len(pairs))
    held, at = len(events), pd.Series(range(len(pairs)), index=pairs.index)
    ax.hlines(at, pairs["low"], pairs["high"], color=INK, lw=3, alpha=0.6)
    below = pairs["estimate"] < held
    for rows, face, name in (
        (below, "white", "guess below what we hold"),
        (~below, RED, "guess above it"),
    ):
        dots = {"facecolors": face, "edgecolors": RED, "s": 45, "zorder": 3}
        ax.scatter(pairs.loc[rows, "estimate"], at[rows], label=name, **dots)
    ax.axvline(held, color="#000", lw=1, ls="--", label=f"{held} events we hold")
    ax.set_yticks(at, pairs.index, fontsize=LEAST)
    ax.set(xlabel="events guessed in all", xlim=(0, None))
    ax.set_ylim(len(pairs) - 0.5, -0.5)
    ax.figure.get_layout_engine().set(w_pad=0.12)  # long names keep off the edge
    title(ax, "What pairs of lists guess")
    ax.legend(fontsize=LEAST)
    alt = (
        f"Guesses of a total from {len(pairs)} pairs of lists, from "
        f"{pairs['estimate'].min():g} to {pairs['estimate'].max():g}; {below.sum()} "
        f"are below the {held} events we hold."
    )
    return tell(ax, alt, pairs, events["source_ids"].explode())
