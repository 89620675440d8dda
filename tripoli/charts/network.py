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
from tripoli.style import FAMILIES, HOLDERS, tell

INK = FAMILIES["talks and words"]["colour"]
DASHES = (0, (1.2, 0.8))
MARKED = {"facecolor": "white", "edgecolor": INK, "hatch": "///"}
NOTE = "straight lines, not surveyed roads"
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


def ground(graph: nx.Graph, places: pd.DataFrame) -> list[tuple[Axes, str, float]]:
    """The sheet with coast, borders and the network's roads, as pale lines."""
    parts = sheet()
    for ax, view, _ in parts:
        basemap(ax, places, view)
        for line in [line for line in ax.lines if line.get_zorder() == 1]:
            line.remove()  # the roads of the base map: the network draws its own
        lines(ax, graph.edges, places, view, color="#cfc4ae", lw=1, zorder=1)
        ax.set_title(f"{view} ({NOTE})", fontsize=8, loc="left")
    return parts


def lines(ax: Axes, edges, places: pd.DataFrame, view: str, **look) -> None:
    """Draw the lines that may touch a view, in one stroke of the pen."""
    west, east, south, north = VIEWS[view]
    across, up = [], []
    for a, b in edges:
        (x, y), (u, v) = places.loc[[a, b], ["lon", "lat"]].to_numpy(float)
        beside = max(x, u) < west or min(x, u) > east
        if not beside and max(y, v) > south and min(y, v) < north:
            across += [x, u, float("nan")]
            up += [y, v, float("nan")]
    ax.plot(across, up, **look)


def first_named(graph: nx.Graph, places: pd.DataFrame) -> pd.DataFrame:
    """Places of a network in the order in which names get room: crossings first."""
    return places.loc[sorted(graph, key=lambda p: (-graph.degree[p], p))]


def network_map(graph: nx.Graph, places: pd.DataFrame) -> Axes:
    """Draw all places and roads of a network, with names; return the first Axes."""
    some = first_named(graph, places)
    parts = ground(graph, places)
    for ax, view, inches in parts:
        lines(ax, graph.edges, places, view, color=INK, lw=1.2, zorder=2)
        seen = shown(some, view)
        ax.plot(seen["lon"], seen["lat"], "o", color=INK, ms=4, zorder=3)
        write_names(ax, seen, VIEWS[view], inches, False)
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
    colour, parts = HOLDERS[side]["colour"], ground(graph, places)
    sure = held["holder"] == side
    steps = {
        "-": [(a, b) for a, b in pairwise(stops) if sure[a] and sure[b]],
        DASHES: [(a, b) for a, b in pairwise(stops) if not (sure[a] and sure[b])],
    }
    for ax, view, inches in parts:
        thin = {"color": colour, "lw": 1, "alpha": 0.6, "zorder": 2}
        lines(ax, roads.edges, places, view, **thin)
        for dashes, some in steps.items():
            lines(ax, some, places, view, color=colour, lw=4, ls=dashes, zorder=2)
        seen = shown(held, view)
        marks(ax, seen)
        crossed = places.loc[[p for p in cut if p in seen.index]]
        ax.plot(crossed["lon"], crossed["lat"], "kx", ms=11, mew=2, zorder=4)
        on = seen.index.isin([*stops, *ends, *cut])
        write_names(ax, pd.concat([seen[on], seen[~on]]), VIEWS[view], inches, False)
    told = told_way(places, ends, stops, km)
    ax = parts[0][0]
    line_key(parts[1][0], held, colour, bool(stops), bool(cut))
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


def line_key(ax: Axes, held: pd.DataFrame, colour: str, found: bool, cut: bool) -> None:
    """Legend of the holders, the way, its doubtful part and what was cut."""
    shown = [
        Line2D([], [], ls="", marker=look["marker"], color=look["colour"],
               label=label("control", "holder", holder))
        for holder, look in HOLDERS.items()
        if (held["holder"] == holder).any()
    ]  # fmt: skip
    if found:
        shown.append(Line2D([], [], color=colour, lw=4, label="shortest way"))
        doubt = {"lw": 4, "ls": DASHES, "label": "way in doubt"}
        shown.append(Line2D([], [], color=colour, **doubt))
    thin = {"lw": 1, "alpha": 0.6, "label": "other usable roads"}
    shown.append(Line2D([], [], color=colour, **thin))
    if cut:
        shown.append(Line2D([], [], ls="", marker="x", color="k", mew=2, label="cut"))
    ax.legend(handles=shown, loc="lower right", fontsize=7, framealpha=0.9)


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
            words = f"no way left {column}" if none else f"{km} km {column}"
            beside = {"xytext": (7 if none else 3, 0), "textcoords": "offset points"}
            where = (0 if none else km, at + shift)
            ax.annotate(words, where, va="center", fontsize=8, **beside)
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
    return tell(ax, alt, cuts, cuts.attrs.get("source_ids", []))


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
    ax = ax or canvas(2.6)
    looks = {
        True: {"color": INK, "edgecolor": "white"},
        False: {"color": "white", "hatch": "xx", "edgecolor": "#767676"},
    }
    told, rows = [], []
    for at, rule in enumerate(lengths):
        for start, stop, km in stretches(lengths[rule], end):
            ax.barh(at, stop - start, left=start, height=0.7, **looks[pd.notna(km)])
            if pd.notna(km) and (stop - start).days > 45:
                words = {"color": "white", "fontsize": 8, "ha": "center"}
                ax.text(
                    start + (stop - start) / 2, at, f"{km:.0f} km", va="center", **words
                )
            rows.append((SAID[rule], start, stop - pd.Timedelta(days=1), in_words(km)))
            told.append(f"{rows[-1][0]}, from {spoken(start)}: {in_words(km)}")
    ax.set_yticks(
        range(len(lengths.columns)), [f"{r}:\n{SAID[r]}" for r in lengths], fontsize=8
    )
    ax.set(ylim=(2.5, -0.5), xlim=(lengths.index[0], end + pd.Timedelta(days=1)))
    ax.set_title(title, loc="left", fontsize=10)
    ax.xaxis_date()
    ax.tick_params(axis="x", rotation=30)
    key = [
        Patch(facecolor=INK, label="a way"),
        Patch(facecolor="white", hatch="xx", edgecolor="#767676", label="no way left"),
    ]
    ax.legend(handles=key, **ABOVE)
    table = pd.DataFrame(rows, columns=["rule", "from", "to", "way"])
    alt = f"Strips of a way by rule. {title}. {'; '.join(told)}."
    used = lengths.attrs.get("source_ids", [])
    return tell(ax, alt, table.rename_axis("stretch"), used)


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
        ax.barh(at, value, **(MARKED if place in marked else {"color": INK}))
        ax.text(value, at, f" {value:.0%}", va="center", fontsize=8)
    names = [f"{rank[p]}. {places.at[p, 'name']}" for p in some.index]
    ax.set_yticks(range(len(some)), names, fontsize=8)
    ax.set(ylim=(len(some) - 0.5, -0.5), xlabel="share of shortest ways that pass")
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    ax.set_title(f"Crossings among {len(graph)} places", loc="left", fontsize=10)
    key = Patch(label="towns of this lesson", **MARKED)
    ax.legend(handles=[key], fontsize=8)
    told = ", ".join(f"{name} {v:.0%}" for name, v in zip(names, some, strict=True))
    table = pd.DataFrame(
        {"place": places.loc[some.index, "name"], "rank": rank[some.index],
         "share": some.round(3)}
    )  # fmt: skip
    return tell(ax, f"Ranked bars of betweenness. {told}.", table, [])
