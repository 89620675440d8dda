"""Maps of the roads as a network, and of the shortest way of a side."""

from itertools import pairwise

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tripoli.charts.frame import LEAST, spoken
from tripoli.control import holder_on
from tripoli.data import label, to_day
from tripoli.maps import (
    LAND,
    VIEWS,
    basemap,
    height_of,
    holder_marks,
    inside,
    marks,
)
from tripoli.names import write_names
from tripoli.roads import NOTE, SAID, length, usable, way, without
from tripoli.style import HOLDERS, INK, SAND, tell

DASHES = (0, (1.2, 0.8))
PLATE = {"facecolor": LAND, "edgecolor": "none", "alpha": 0.75, "pad": 0.4}


def sheet() -> list[tuple[Axes, str, float]]:
    """The north-west above, Libya and Tripoli below: each Axes, its view, its width."""
    wide = {"north-west": 9.8, "Libya": 5.8, "Tripoli": 3.8}
    tops = {name: height_of(name, inches) for name, inches in wide.items()}
    low = max(tops["Libya"], tops["Tripoli"])
    across, up = 10, low + tops["north-west"] + 0.8
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
        lines(ax, graph.edges, places, view, color=SAND, lw=1, zorder=1)
        ax.set_title(f"{view} ({NOTE})", fontsize=LEAST, loc="left")
    return parts


def lines(ax: Axes, edges, places: pd.DataFrame, view: str, **look) -> None:
    """Draw the lines that may touch a view, in one stroke of the pen."""
    west, east, south, north = VIEWS[view]
    spots = places[["lon", "lat"]].to_numpy(float).tolist()
    at = dict(zip(places.index, spots, strict=True))
    across, up = [], []
    for a, b in edges:
        (x, y), (u, v) = at[a], at[b]
        beside = max(x, u) < west or min(x, u) > east
        if not beside and max(y, v) > south and min(y, v) < north:
            across += [x, u, float("nan")]
            up += [y, v, float("nan")]
    ax.plot(across, up, **look)


def first_named(graph: nx.Graph, places: pd.DataFrame) -> pd.DataFrame:
    """Places of a network in the order in which names get room: crossings first."""
    return places.loc[sorted(graph, key=lambda p: (-graph.degree[p], p))]


def name_all(ax: Axes, places: pd.DataFrame, view: str, inches: float) -> None:
    """Write names over the lines of a view and under its marks, as many as fit."""
    before = len(ax.texts)
    write_names(ax, places, VIEWS[view], inches, False)
    for text in ax.texts[before:]:
        text.set(bbox=PLATE, zorder=2.5)


def lines_of(graph: nx.Graph, places: pd.DataFrame) -> pd.DataFrame:
    """The lines of a network as a table: from, to, road and whole km."""
    km = nx.to_pandas_edgelist(graph)
    return pd.DataFrame(
        {
            "from": km["source"].map(places["name"]),
            "to": km["target"].map(places["name"]),
            "road": km["road"],
            "km": km["km"].round().astype(int),
        }
    ).rename_axis("line")


def network_map(graph: nx.Graph, places: pd.DataFrame) -> Axes:
    """Draw all places and roads of a network, with names; return the first Axes."""
    some = first_named(graph, places)
    parts = ground(graph, places)
    for ax, view, inches in parts:
        lines(ax, graph.edges, places, view, color=INK, lw=1.2, zorder=2)
        seen = shown(some, view)
        ax.plot(seen["lon"], seen["lat"], "o", color=INK, ms=4, zorder=3)
        name_all(ax, seen, view, inches)
    most = max(dict(graph.degree).values())
    top = sorted(places.at[p, "name"] for p, n in graph.degree if n == most)
    alt = (
        f"Map of {len(graph)} places joined by {graph.number_of_edges()} straight "
        f"lines. Most lines, {most}, meet at {', '.join(top)}."
    )
    return tell(parts[0][0], alt, lines_of(graph, places), [])


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
    parts = ground(graph, places)
    for ax, view, inches in parts:
        draw_way(ax, view, roads, stops, held, side)
        seen = shown(held, view)
        marks(ax, seen)
        crossed = places.loc[[p for p in cut if p in seen.index]]
        ax.plot(crossed["lon"], crossed["lat"], "kx", ms=11, mew=2, zorder=4)
        on = seen.index.isin([*stops, *ends, *cut])
        name_all(ax, pd.concat([seen[on], seen[~on]]), view, inches)
    line_key(parts[1][0], held, HOLDERS[side]["colour"], bool(stops), bool(cut))
    title, sentence = told_way(places, ends, stops, km)
    ax, who = parts[0][0], label("control", "holder", side)
    ax.set_title(f"{who}, {spoken(day)}: {title}", fontsize=10, loc="left")
    table = held.loc[stops or list(ends), ["name", "holder", "since", "agreement"]]
    gone = f" Cut: {', '.join(places.loc[list(cut), 'name'])}." if cut else ""
    alt = (
        f"Map of {spoken(day)}. Roads usable by the {who} ({SAID[rule]}): "
        f"{sentence}{gone}"
    )
    used = control.loc[held.loc[table.index, "control_id"], "source_ids"].explode()
    return tell(ax, alt, table.rename_axis("place"), used.dropna())


def draw_way(
    ax: Axes,
    view: str,
    roads: nx.Graph,
    stops: list[str],
    held: pd.DataFrame,
    side: str,
) -> None:
    """Draw the usable roads thin and the way thick, dashed where a stop is not held."""
    colour, sure = HOLDERS[side]["colour"], held["holder"] == side
    thin = {"color": colour, "lw": 1, "alpha": 0.6, "zorder": 2}
    lines(ax, roads.edges, held, view, **thin)
    for dashes, wanted in (("-", True), (DASHES, False)):
        some = [(a, b) for a, b in pairwise(stops) if (sure[a] and sure[b]) == wanted]
        lines(ax, some, held, view, color=colour, lw=4, ls=dashes, zorder=2)


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
    shown = holder_marks(held)
    if found:
        shown.append(Line2D([], [], color=colour, lw=4, label="shortest way"))
        doubt = {"lw": 4, "ls": DASHES, "label": "way in doubt"}
        shown.append(Line2D([], [], color=colour, **doubt))
    thin = {"lw": 1, "alpha": 0.6, "label": "other usable roads"}
    shown.append(Line2D([], [], color=colour, **thin))
    look = {"marker": "s", "color": INK, "mfc": "white"}
    shown.append(Line2D([], [], ls="", label="hollow: holder in doubt", **look))
    if cut:
        shown.append(Line2D([], [], ls="", marker="x", color="k", mew=2, label="cut"))
    ax.legend(handles=shown, loc="lower right", fontsize=LEAST, framealpha=0.9)
