"""Charts of the roads as a network: ways of supply, cuts, crossings."""

from itertools import pairwise

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from tripoli.charts.frame import ABOVE, canvas, spoken
from tripoli.control import holder_on
from tripoli.data import TripoliError, label, one_of, to_day
from tripoli.maps import VIEWS, basemap, height_of, inside, marks
from tripoli.names import write_names
from tripoli.roads import betweenness, length, usable, way, without
from tripoli.style import HOLDERS, tell

INK = "#4b5a66"
NOTE = "straight lines, not surveyed roads"
LOOKS = {"strict": ":", "unknown": "--", "open": "-"}
"""Line of each rule of `roads.RULES`."""

SAID = {
    "strict": "held by the side",
    "unknown": "held, or holder unknown",
    "open": "not held by the other side",
}
"""Rules in words."""


def sheet() -> list[tuple[Axes, str, float]]:
    """The north-west above, Libya and Tripoli below: each Axes, its view, its width."""
    wide = {"north-west": 8.4, "Libya": 4.9, "Tripoli": 3.3}
    tops = {name: height_of(name, inches) for name, inches in wide.items()}
    low = max(tops["Libya"], tops["Tripoli"])
    across, up = 8.6, low + tops["north-west"] + 0.8
    figure, made = Figure(figsize=(across, up)), []
    for name, inches in wide.items():
        left = 0.1 if name != "Tripoli" else 0.3 + wide["Libya"]
        base = low + 0.45 if name == "north-west" else low - tops[name] + 0.1
        box = (left / across, base / up, inches / across, tops[name] / up)
        made.append((figure.add_axes(box), name, inches))
    return made


def shown(places: pd.DataFrame, view: str) -> pd.DataFrame:
    """Places to mark in one part of the sheet: each where it has most room."""
    seen = inside(places, view)
    for finer in {"Libya": ["north-west"], "north-west": ["Tripoli"]}.get(view, []):
        seen = seen.drop(inside(seen, finer).index)
    return seen


def lines(ax: Axes, graph: nx.Graph, places: pd.DataFrame, **look) -> None:
    """Draw each line of a network."""
    for a, b in graph.edges:
        ends = places.loc[[a, b]]
        ax.plot(ends["lon"], ends["lat"], **look)


def first_named(graph: nx.Graph, places: pd.DataFrame) -> pd.DataFrame:
    """Places of a network in the order in which names get room: crossings first."""
    return places.loc[sorted(graph, key=lambda p: (-graph.degree[p], p))]


def network_map(graph: nx.Graph, places: pd.DataFrame) -> Axes:
    """Draw all places and roads of a network, with names; return the first Axes."""
    some = first_named(graph, places)
    parts = sheet()
    for ax, view, inches in parts:
        basemap(ax, places, view)
        lines(ax, graph, places, color=INK, lw=1.2, zorder=2)
        seen = shown(some, view)
        ax.plot(seen["lon"], seen["lat"], "o", color=INK, ms=4, zorder=3)
        write_names(ax, seen, VIEWS[view], inches, False)
        ax.set_title(f"{view} ({NOTE})", fontsize=8, loc="left")
    km = nx.to_pandas_edgelist(graph)
    table = pd.DataFrame(
        {
            "from": km["source"].map(places["name"]),
            "to": km["target"].map(places["name"]),
            "road": km["road"],
            "km": km["km"].round().astype(int),
        }
    ).rename_axis("line")
    most = max(dict(graph.degree).values())
    top = sorted(places.at[p, "name"] for p, n in graph.degree if n == most)
    alt = (
        f"Map of {len(graph)} places joined by {graph.number_of_edges()} straight "
        f"lines. Most lines, {most}, meet at {', '.join(top)}."
    )
    return tell(parts[0][0], alt, table, [])


def line_map(
    graph: nx.Graph,
    control: pd.DataFrame,
    places: pd.DataFrame,
    day: object,
    ends: tuple[str, str],
    side: str = "laaf",
    rule: str = "open",
    cut: tuple[str, ...] = (),
) -> Axes:
    """Draw the shortest way of a side on a day, over who held what; return the Axes.

    Lines to a place of unknown or contested holder are dashed. Where no way is left,
    only the roads that the side could use are drawn, and the title says so.
    """
    day = to_day(day)
    roads = without(usable(graph, control, day, side, rule), list(cut))
    km = length(roads, *ends)
    stops = [] if pd.isna(km) else way(roads, *ends)
    held = first_named(graph, places).join(holder_on(control, day))
    colour, parts = HOLDERS[side]["colour"], sheet()
    for ax, view, inches in parts:
        basemap(ax, places, view)
        lines(ax, roads, places, color=colour, lw=1, alpha=0.6, zorder=2)
        for a, b in pairwise(stops):
            sure = (held.loc[[a, b], "holder"] == side).all()
            at = places.loc[[a, b]]
            look = {"color": colour, "lw": 4, "ls": "-" if sure else (0, (1.2, 0.8))}
            ax.plot(at["lon"], at["lat"], zorder=2, **look)
        seen = shown(held, view)
        marks(ax, seen)
        crossed = places.loc[[p for p in cut if p in seen.index]]
        ax.plot(crossed["lon"], crossed["lat"], "kx", ms=11, mew=2, zorder=4)
        on = seen.index.isin([*stops, *ends, *cut])
        write_names(ax, pd.concat([seen[on], seen[~on]]), VIEWS[view], inches, False)
        ax.set_title(f"{view} ({NOTE})", fontsize=8, loc="left")
    told = told_way(places, ends, stops, km)
    ax = parts[0][0]
    line_key(ax, held, colour, bool(cut))
    ax.set_title(f"{label('control', 'holder', side)}, {spoken(day)}: {told[0]}",
                 fontsize=10, loc="left")  # fmt: skip
    table = held.loc[stops or list(ends), ["name", "holder", "since", "agreement"]]
    gone = f" Cut: {', '.join(places.loc[list(cut), 'name'])}." if cut else ""
    alt = (
        f"Map of {spoken(day)}. Roads usable by the {label('control', 'holder', side)}"
        f" ({SAID[rule]}): {told[1]}{gone}"
    )
    used = control.loc[held.loc[table.index, "control_id"], "source_ids"].explode()
    return tell(ax, alt, table.rename_axis("place"), used.dropna())


def told_way(
    places: pd.DataFrame, ends: tuple[str, str], stops: list[str], km: float
) -> tuple[str, str]:
    """A way in a title and in a sentence; both say so where none is left."""
    start, end = places.loc[list(ends), "name"]
    if not stops:
        none = f"no way left from {start} to {end}"
        return none, f"{none}."
    by = ", ".join(places.loc[stops[1:-1], "name"])
    title = f"{start} to {end}, {km:.0f} km"
    return title, f"the shortest way, {title}, passes {by or 'no other place'}."


def line_key(ax: Axes, held: pd.DataFrame, colour: str, cut: bool) -> None:
    """Legend of the holders, the way, its doubtful part and what was cut."""
    shown = [
        Line2D([], [], ls="", marker=look["marker"], color=look["colour"],
               label=label("control", "holder", holder))
        for holder, look in HOLDERS.items()
        if (held["holder"] == holder).any()
    ]  # fmt: skip
    shown += [
        Line2D([], [], color=colour, lw=4, label="shortest way"),
        Line2D([], [], color=colour, lw=4, ls=(0, (1.2, 0.8)), label="way in doubt"),
        Line2D([], [], color=colour, lw=1, alpha=0.6, label="other usable roads"),
    ]
    if cut:
        shown.append(Line2D([], [], ls="", marker="x", color="k", mew=2, label="cut"))
    ax.legend(handles=shown, loc="lower left", fontsize=7, framealpha=0.9)


def cut_bars(cuts: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the length of a way before and after each cut, in km; return the Axes.

    `cuts` comes from `roads.cuts`. Where no way is left a cross and words stand.
    """
    if cuts.empty:
        raise TripoliError("there are no cuts to draw: the table is empty.")
    ax = ax or canvas(1 + 0.62 * len(cuts))
    looks = {
        "before": {"color": "white", "hatch": "", "edgecolor": INK},
        "after": {"color": INK, "hatch": "//", "edgecolor": "white"},
    }
    for shift, (column, look) in zip((-0.2, 0.2), looks.items(), strict=True):
        for at, km in enumerate(cuts[column]):
            none = pd.isna(km)
            ax.barh(at + shift, 0 if none else km, height=0.36, **look)
            if none:
                ax.plot(0, at + shift, "kx", ms=8, mew=2, clip_on=False)
            words = f"  no way left {column}" if none else f" {km} km {column}"
            where = 0 if none else km
            ax.text(where, at + shift, words, va="center", fontsize=8)
    names = [f"{row.Index}\n{spoken(row.day)}" for row in cuts.itertuples()]
    ax.set_yticks(range(len(cuts)), names, fontsize=8)
    most = cuts[["before", "after"]].max().max()
    ax.set(ylim=(len(cuts) - 0.5, -0.5), xlabel=f"km of the shortest way ({NOTE})")
    ax.set_xlim(0, 1.25 * (100 if pd.isna(most) else int(most)))
    told = [
        f"{row.Index} on {spoken(row.day)}, {in_words(row.before)} before and "
        f"{in_words(row.after)} after"
        for row in cuts.itertuples()
    ]
    alt = f"Bars of the shortest way before and after each cut. {'; '.join(told)}."
    return tell(ax, alt, cuts, [])


def in_words(km: object) -> str:
    return "no way left" if pd.isna(km) else f"{km:.0f} km"


def days_chart(
    lengths: pd.DataFrame, last: object, title: str, ax: Axes | None = None
) -> Axes:
    """Draw the km of a way day by day under each rule; a gap is a day without one.

    `lengths` comes from `roads.by_day`; `last` is the day on which the chart ends.
    Returns the Axes.
    """
    end = to_day(last)
    ax = ax or canvas(3.2)
    days = lengths.reindex(
        pd.date_range(lengths.index[0], end, name="day"), method="ffill"
    )
    top = 1.15 * (lengths.max().max() if lengths.notna().any().any() else 100)
    alt = []
    for at, (rule, ls) in enumerate(LOOKS.items()):
        one = days[rule]
        ax.step(days.index, one, ls=ls, color=INK, lw=2 + at, where="post")
        none = days.index[one.isna()]
        row = -top * (0.08 + 0.07 * at)
        ax.plot(none, [row] * len(none), ".", color="#000", ms=2)
        ax.text(end, row, f"  {rule}", va="center", fontsize=8)
        alt.append(f"{SAID[rule]}: none on {len(none)} of {len(days)} days")
    ax.axhline(0, color="#000", lw=0.6)
    ax.set(ylim=(-top * 0.3, top), xlim=(days.index[0], end), ylabel="km")
    ax.set_yticks([t for t in ax.get_yticks() if 0 <= t <= top])
    ax.text(days.index[0], -top * 0.27, "dots: days with no way left", fontsize=7)
    ax.set_title(title, loc="left", fontsize=10)
    ax.tick_params(axis="x", rotation=30)
    handles = [
        Line2D([], [], color=INK, ls=ls, lw=2 + at, label=SAID[rule])
        for at, (rule, ls) in enumerate(LOOKS.items())
    ]
    ax.legend(handles=handles, **(ABOVE | {"ncols": 1, "loc": "upper left",
              "bbox_to_anchor": (0.02, 0.98)}))  # fmt: skip
    known = lengths.fillna(-1)
    moved = lengths[known.ne(known.shift()).any(axis=1)]
    said = f"Steps of the shortest way, {spoken(days.index[0])} to {spoken(end)}. "
    return tell(ax, f"{said}Days with no way left, {'; '.join(alt)}.", moved, [])


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
    ax = ax or canvas(1 + 0.24 * len(some))
    for at, (place, value) in enumerate(some.items()):
        hatch = {"hatch": "//", "color": HOLDERS["other"]["colour"]}
        look = hatch if place in marked else {"color": INK}
        ax.barh(at, value, edgecolor="white", **look)
        ax.text(value, at, f" {value:.0%}", va="center", fontsize=8)
    names = [f"{rank[p]}. {places.at[p, 'name']}" for p in some.index]
    ax.set_yticks(range(len(some)), names, fontsize=8)
    ax.set(ylim=(len(some) - 0.5, -0.5), xlabel="share of shortest ways that pass")
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    ax.set_title(f"Crossings among {len(graph)} places", loc="left", fontsize=10)
    towns = {"facecolor": HOLDERS["other"]["colour"], "hatch": "//"}
    key = Patch(edgecolor="white", label="towns of this lesson", **towns)
    ax.legend(handles=[key], fontsize=8)
    told = ", ".join(f"{name} {v:.0%}" for name, v in zip(names, some, strict=True))
    table = pd.DataFrame(
        {"place": places.loc[some.index, "name"], "rank": rank[some.index],
         "share": some.round(3)}
    )  # fmt: skip
    return tell(ax, f"Ranked bars of betweenness. {told}.", table, [])
