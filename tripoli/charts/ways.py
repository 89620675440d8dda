"""Charts of ways by their length: each cut, each day, and the crossings of a list."""

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from tripoli.charts.frame import ABOVE, LEAST, canvas, spoken
from tripoli.data import TripoliError, one_of, to_day
from tripoli.roads import NOTE, SAID, betweenness
from tripoli.style import INK, MARKED, SHUT, tell


def cut_bars(cuts: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the length of a way before and after each cut, in km; return the Axes.

    `cuts` comes from `roads.cuts`. Where no way is left a cross and words stand.
    """
    if cuts.empty:
        raise TripoliError("there are no cuts to draw: the table is empty.")
    ax = ax or canvas(1 + 0.7 * len(cuts))
    for at, row in enumerate(cuts.itertuples()):
        one_bar(ax, at - 0.2, row.before, "before", {"fc": "white", "ec": INK})
        look = {"fc": INK, "ec": "white", "hatch": "//"}
        one_bar(ax, at + 0.2, row.after, "after", look)
    names = [f"{row.Index}\n{spoken(row.day)}" for row in cuts.itertuples()]
    ax.set_yticks(range(len(cuts)), names, fontsize=LEAST)
    most = cuts[["before", "after"]].max().max()
    ax.set(ylim=(len(cuts) - 0.5, -0.5), xlabel=f"km of the shortest way ({NOTE})")
    ax.set_xlim(0, 1.25 * (100 if pd.isna(most) else int(most)))
    told = "; ".join(
        f"{row.Index} on {spoken(row.day)}, {in_words(row.before)} before and "
        f"{in_words(row.after)} after"
        for row in cuts.itertuples()
    )
    alt = f"Bars of the shortest way before and after each cut. {told}."
    return tell(ax, alt, cuts, cuts.attrs.get("source_ids", []))


def one_bar(ax: Axes, at: float, km: object, when: str, look: dict) -> None:
    """Draw one length as a bar with its words, or a cross where no way is left."""
    none = pd.isna(km)
    ax.barh(at, 0 if none else km, height=0.36, **look)
    if none:
        ax.plot(0, at, "kx", ms=8, mew=2, clip_on=False)
    beside = {"xytext": (11 if none else 3, 0), "textcoords": "offset points"}
    where = (0 if none else km, at)
    words = f"{in_words(km)} {when}"
    ax.annotate(words, where, va="center", fontsize=LEAST, **beside)


def in_words(km: object) -> str:
    return "no way left" if pd.isna(km) else f"{km:.0f} km"


def stretches(one: pd.Series, end: pd.Timestamp) -> list[tuple]:
    """First day, day after the last, and km of each stretch of a series of days."""
    known = one.fillna(-1)
    turns = one[known.ne(known.shift())]
    stops = [*turns.index[1:], end + pd.Timedelta(days=1)]
    return list(zip(turns.index, stops, turns, strict=True))


def days_chart(
    lengths: pd.DataFrame, last: object, title: str, ax: Axes | None = None
) -> Axes:
    """Draw on which days a way was left under each rule, with its km; return the Axes.

    `lengths` comes from `roads.by_day`; `last` is the day on which the chart ends.
    """
    end = to_day(last)
    ax = ax or canvas(2.8)
    rows = [
        (rule, *stretch)
        for rule in lengths
        for stretch in stretches(lengths[rule], end)
    ]
    for rule, start, stop, km in rows:
        strip(ax, list(lengths).index(rule), start, stop, km)
    names = [f"{rule}:\n{SAID[rule]}" for rule in lengths]
    ax.set_yticks(range(len(names)), names, fontsize=LEAST)
    ax.set(ylim=(2.5, -0.5), xlim=(lengths.index[0], end + pd.Timedelta(days=1)))
    ax.set_title(title, loc="left", fontsize=10)
    ax.xaxis_date()
    ax.tick_params(axis="x", rotation=30)
    key = [Patch(fc=INK, label="a way"), Patch(**SHUT, label="no way left")]
    ax.legend(handles=key, **ABOVE)
    told = "; ".join(
        f"{SAID[rule]}, from {spoken(start)}: {in_words(km)}"
        for rule, start, _, km in rows
    )
    table = pd.DataFrame(
        [(SAID[r], a, b - pd.Timedelta(days=1), in_words(km)) for r, a, b, km in rows],
        columns=["rule", "from", "to", "way"],
    )
    alt = f"Strips of a way by rule. {title}. {told}."
    used = lengths.attrs.get("source_ids", [])
    return tell(ax, alt, table.rename_axis("stretch"), used)


def strip(
    ax: Axes, at: int, start: pd.Timestamp, stop: pd.Timestamp, km: float
) -> None:
    """Draw one stretch of days, with its km where there is room for them."""
    days = stop - start
    look = SHUT if pd.isna(km) else {"color": INK, "ec": "white"}
    ax.barh(at, days, left=start, height=0.7, **look)
    if pd.notna(km) and days.days > 45:
        words = {"color": "white", "fontsize": LEAST, "ha": "center", "va": "center"}
        ax.text(start + days / 2, at, in_words(km), **words)


def between_bars(
    graph: nx.Graph,
    places: pd.DataFrame,
    marked: list[str],
    top: int = 15,
    ax: Axes | None = None,
) -> Axes:
    """Rank the places through which most shortest ways pass; return the Axes.

    Draws the first `top` places, and those of `marked` (hatched) wherever they rank.
    """
    for place in marked:
        one_of("place on our roads", place, graph.graph["places"])
    share = betweenness(graph)
    rank = pd.Series(range(1, len(share) + 1), share.index)
    some = share[(rank <= top) | share.index.isin(marked)]
    ax = ax or canvas(1 + 0.26 * len(some))
    for at, (place, value) in enumerate(some.items()):
        ax.barh(at, value, **(MARKED if place in marked else {"color": INK}))
        ax.text(value, at, f" {value:.0%}", va="center", fontsize=LEAST)
    names = [f"{rank[p]}. {places.at[p, 'name']}" for p in some.index]
    ax.set_yticks(range(len(some)), names, fontsize=LEAST)
    ax.set(ylim=(len(some) - 0.5, -0.5), xlabel="share of shortest ways that pass")
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    ax.set_title(f"Crossings among {len(graph)} places", loc="left", fontsize=10)
    ax.legend(handles=[Patch(label="towns of this lesson", **MARKED)], **ABOVE)
    told = ", ".join(f"{name} {v:.0%}" for name, v in zip(names, some, strict=True))
    table = pd.DataFrame({"place": places.loc[some.index, "name"]})
    table = table.assign(rank=rank[some.index], share=some.round(3))
    return tell(ax, f"Ranked bars of betweenness. {told}.", table, [])
