"""The roads between places as a network: ways of supply and what cuts them."""

import json
from itertools import pairwise

import networkx as nx
import pandas as pd

from tripoli.control import holder_on
from tripoli.data import TripoliError, folder, one_of, to_day, to_span
from tripoli.places import distance_km

SIDES = ["gna", "laaf"]
RULES = {
    "strict": (),
    "unknown": ("unknown",),
    "open": ("unknown", "contested"),
}
"""Holders that a side may drive past beside itself; never the other side's places."""

SAID = {
    "strict": "held by the side",
    "unknown": "held, or holder unknown",
    "open": "not held by the other side",
}
"""The rules in words."""

NOTE = "straight lines, not surveyed roads"
"""What a drawing of these roads has to say of them."""


def network(
    places: pd.DataFrame, extra: dict[str, list[str]] | None = None
) -> nx.Graph:
    """Return the road list as a graph: places joined by straight lines.

    Each line has its `km` and the name of its `road`. `extra` adds roads of your own
    in the form of the list; a place that is not in the table is a sentence.
    """
    text = (folder() / "roads.json").read_text(encoding="utf-8")
    graph = nx.Graph()
    for road, stops in (dict(json.loads(text)["roads"]) | (extra or {})).items():
        at = [places.loc[one_of("place", stop, list(places.index))] for stop in stops]
        for (a, here), (b, there) in pairwise(zip(stops, at, strict=True)):
            km = distance_km(here["lat"], here["lon"], there["lat"], there["lon"])
            graph.add_edge(a, b, km=float(km), road=road)
    graph.graph["places"] = sorted(graph)
    return graph


def usable(
    graph: nx.Graph, control: pd.DataFrame, day: object, side: str, rule: str = "strict"
) -> nx.Graph:
    """Return the part of a network whose places a side could drive past on a day.

    `strict` keeps the places it held, `unknown` also those of unknown holder, `open`
    also contested ones. A line stays if both its ends do.
    """
    one_of("side", side, SIDES)
    one_of("rule", rule, list(RULES))
    return passable(graph, holder_on(control, day), side, rule)


def passable(graph: nx.Graph, held: pd.DataFrame, side: str, rule: str) -> nx.Graph:
    """The part of a network that a side may pass, by the holders of one day."""
    holder = held["holder"].reindex(list(graph)).fillna("unknown")
    return graph.subgraph(holder.index[holder.isin({side, *RULES[rule]})]).copy()


def without(graph: nx.Graph, cut: list[str]) -> nx.Graph:
    """Return a network from which some places are cut."""
    for place in cut:
        expect(graph, place)
    return graph.subgraph(set(graph) - set(cut)).copy()


def expect(graph: nx.Graph, place: str) -> None:
    """Raise a sentence for a place that lies on no road of the list."""
    one_of("place on our roads", place, graph.graph["places"])


def length(graph: nx.Graph, start: str, end: str) -> float:
    """Return the km of the shortest way; missing (nan) where no way is left."""
    for place in (start, end):
        expect(graph, place)
    if {start, end} <= set(graph) and nx.has_path(graph, start, end):
        return float(nx.shortest_path_length(graph, start, end, weight="km"))
    return float("nan")


def reach(lines: dict[str, nx.Graph], starts: list[str], end: str) -> pd.DataFrame:
    """Return the km from several starts to one end: a row a start, a column a network.

    Whole km; missing where no way is left.
    """
    found = {name: [length(g, s, end) for s in starts] for name, g in lines.items()}
    table = pd.DataFrame(found, index=pd.Index(starts, name="from"))
    return table.round().astype("Int64")


def way(graph: nx.Graph, start: str, end: str) -> list[str]:
    """Return the places of the shortest way; raise a sentence where none is left."""
    if pd.isna(length(graph, start, end)):
        raise TripoliError(f"no way is left from {start} to {end} on these roads.")
    return nx.shortest_path(graph, start, end, weight="km")


def legs(graph: nx.Graph, places: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    """Return the shortest way as a table: one row a line, with road and whole km."""
    rows = [
        {
            "from": places.at[a, "name"],
            "to": places.at[b, "name"],
            "road": graph.edges[a, b]["road"],
            "km": round(graph.edges[a, b]["km"]),
        }
        for a, b in pairwise(way(graph, start, end))
    ]
    return pd.DataFrame(rows, index=pd.RangeIndex(1, len(rows) + 1, name="leg"))


def essential(graph: nx.Graph, start: str, end: str) -> list[str]:
    """Return the places between two ends without any one of which no way is left."""
    inner = way(graph, start, end)[1:-1]
    return [p for p in inner if pd.isna(length(without(graph, [p]), start, end))]


def backing(control: pd.DataFrame, held: pd.DataFrame, stops: list[str]) -> set[str]:
    """Return the ids of the sources behind the holders of some places on one day."""
    named = held["control_id"].reindex(stops).dropna()
    return set(control.loc[named, "source_ids"].explode().dropna())


def stops_of(graph: nx.Graph, ends: tuple[str, str]) -> list[str]:
    """The places of the shortest way; none where no way is left."""
    return [] if pd.isna(length(graph, *ends)) else way(graph, *ends)


def cuts(
    graph: nx.Graph,
    control: pd.DataFrame,
    tries: list[tuple[str, object, list[str]]],
    ends: tuple[str, str],
    side: str = "laaf",
    rule: str = "open",
) -> pd.DataFrame:
    """Return what cutting places cost a side: one row a try (name, day, places cut).

    Columns: day, `before` and `after` in whole km, and `more`, the km that the cut
    added; missing where no way is left. `attrs` has the source ids behind it.
    """
    rows, used = [], set()
    for _, day, cut in tries:
        line, held = usable(graph, control, day, side, rule), holder_on(control, day)
        pair = (line, without(line, cut))
        both = [length(g, *ends) for g in pair]
        for stops in (cut, *(stops_of(g, ends) for g in pair)):
            used |= backing(control, held, stops)
        before, after = (pd.NA if pd.isna(km) else round(km) for km in both)
        rows.append((to_day(day), before, after))
    table = pd.DataFrame(rows, columns=["day", "before", "after"])
    table[["before", "after"]] = table[["before", "after"]].astype("Int64")
    table["more"] = table["after"] - table["before"]
    table.attrs["source_ids"] = sorted(used)
    return table.set_axis(pd.Index([name for name, *_ in tries], name="cut"))


def by_day(
    graph: nx.Graph,
    control: pd.DataFrame,
    ends: tuple[str, str],
    first: object,
    last: object,
    side: str = "laaf",
) -> pd.DataFrame:
    """Return the km of the shortest way under each rule, on each day it may change.

    Rows are the first day and those on which a change of control begins; a value holds
    until the next row. Missing where no way is left. `attrs` has the source ids.
    """
    one_of("side", side, SIDES)
    begin, end = to_span(first, last)
    moved = control.loc[control["date_low"].between(begin, end), "date_low"]
    days = pd.DatetimeIndex(sorted({begin, *moved}), name="day")
    held = {d: holder_on(control, d) for d in days}
    lines = {(d, r): passable(graph, held[d], side, r) for d in days for r in RULES}
    found = {r: [length(lines[d, r], *ends) for d in days] for r in RULES}
    table = pd.DataFrame(found, index=days).round()
    ways = [backing(control, held[d], stops_of(g, ends)) for (d, _), g in lines.items()]
    table.attrs["source_ids"] = sorted(set().union(*ways))
    return table


def betweenness(graph: nx.Graph) -> pd.Series:
    """Return the share of shortest ways between all pairs that pass each place."""
    share = pd.Series(nx.betweenness_centrality(graph, weight="km"), name="share")
    return share.rename_axis("place_id").sort_values(ascending=False, kind="stable")
