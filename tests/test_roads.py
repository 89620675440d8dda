"""Roads: shortest ways, what a side may use, what a cut costs."""

import json
from itertools import pairwise

import networkx as nx
import pandas as pd
import pytest

from tripoli import roads
from tripoli.data import TripoliError, folder

DAY = "2020-05-17"
ENDS = ("P-jufra", "P-qasr-bin-ghashir")


@pytest.fixture
def square():
    """Two ways from a to d: by b (3 km) or by c (5 km); e hangs on d."""
    graph = nx.Graph()
    lines = [("a", "b", 1), ("b", "d", 2), ("a", "c", 2), ("c", "d", 3), ("d", "e", 4)]
    for one, other, km in lines:
        graph.add_edge(one, other, km=float(km), road="test")
    graph.graph["places"] = sorted(graph)
    return graph


@pytest.fixture
def holders():
    """On one day a and d are the LAAF's, b the GNA's, c contested; e has no row."""
    table = pd.DataFrame(
        {
            "place_id": ["a", "b", "c", "d"],
            "holder": ["laaf", "gna", "contested", "laaf"],
            "agreement": "agreed",
            "source_ids": [["S-a"], ["S-b"], ["S-c"], []],
        },
        index=pd.Index(["C-a", "C-b", "C-c", "C-d"], name="control_id"),
    )
    day = pd.Timestamp("2019-04-03")
    return table.assign(date_low=day, date_high=day)


@pytest.fixture(scope="module")
def graph(tables):
    return roads.network(tables["places"])


def line(tables, graph, day=DAY, rule="open"):
    return roads.usable(graph, tables["control"], day, "laaf", rule)


def test_the_shorter_way_is_taken_not_the_one_with_fewer_places(square):
    square.edges["a", "b"]["km"] = 9.0
    assert roads.way(square, "a", "d") == ["a", "c", "d"]
    assert roads.length(square, "a", "d") == 5


def test_a_cut_takes_the_longer_way_and_leaves_the_network_whole(square):
    assert roads.length(roads.without(square, ["b"]), "a", "d") == 5
    assert roads.length(square, "a", "d") == 3


def test_where_no_way_is_left_the_length_is_missing_not_zero(square):
    assert pd.isna(roads.length(roads.without(square, ["b", "c"]), "a", "d"))
    assert pd.isna(roads.length(roads.without(square, ["d"]), "a", "d"))


def test_a_place_with_a_way_round_it_is_not_essential(square):
    assert roads.essential(square, "a", "d") == []
    assert roads.essential(square, "a", "e") == ["d"]
    assert "a" not in roads.essential(roads.without(square, ["b"]), "a", "d")


@pytest.mark.parametrize(
    "rule, kept",
    [("strict", "ad"), ("unknown", "ade"), ("open", "acde")],
)
def test_no_rule_lets_a_side_pass_the_other_sides_place(square, holders, rule, kept):
    found = roads.usable(square, holders, "2019-04-03", "laaf", rule)
    assert "".join(sorted(found)) == kept


def test_a_cut_counts_the_kilometres_added_and_says_missing(square, holders):
    control = holders.assign(holder="laaf")
    tries = [(cut, "2019-04-03", list(cut)) for cut in ("b", "c", "bc")]
    table = roads.cuts(square, control, tries, ("a", "d"), rule="strict")
    assert table.loc["b", ["before", "after", "more"]].tolist() == [3, 5, 2]
    assert table.at["c", "more"] == 0
    assert table.loc["bc", ["after", "more"]].isna().all()


def test_sources_are_those_of_the_places_passed_or_cut(square, holders):
    control = holders.assign(holder="laaf")
    tries = [("b", "2019-04-03", ["b"])]
    table = roads.cuts(square, control, tries, ("a", "d"), rule="strict")
    assert table.attrs["source_ids"] == ["S-a", "S-b", "S-c"]
    days = roads.by_day(square, control, ("a", "d"), "2019-04-03", "2019-04-09")
    assert days.attrs["source_ids"] == ["S-a", "S-b"]


def test_reach_has_a_row_a_start_and_keeps_missing_apart(square):
    parted = roads.without(square, ["b", "c"])
    table = roads.reach({"whole": square, "parted": parted}, ["a", "e"], "d")
    assert table["whole"].tolist() == [3, 4]
    assert table["parted"].isna().tolist() == [True, False]


def test_betweenness_counts_lengths_not_steps(square):
    assert roads.betweenness(square).index[0] == "d"
    share = roads.betweenness(square)
    assert share["b"] > share["c"] == 0


def test_lines_are_as_long_as_the_places_lie_apart(graph, tables):
    assert graph.edges["P-tripoli", "P-tajoura"]["km"] == pytest.approx(15, abs=1)
    assert all(km > 0 for *_, km in graph.edges(data="km"))
    assert nx.is_connected(graph)


def test_rows_that_a_road_rests_on_are_in_the_tables(tables):
    roads_file = json.loads((folder() / "roads.json").read_text(encoding="utf-8"))
    for name, rows in roads_file["basis"].items():
        assert name in dict(roads_file["roads"])
        assert set(rows) <= set(tables["events"].index)


def test_the_southern_road_stops_where_the_rows_say(graph, tables):
    stops = ["P-mizda", "P-nasmah", "P-qaryat", "P-shwayrif"]
    assert roads.way(graph, stops[0], stops[-1]) == stops
    assert {graph.edges[pair]["road"] for pair in pairwise(stops)} == {"Southern road"}


def test_a_road_of_your_own_joins_the_list_and_does_not_change_it(graph, tables):
    wider = roads.network(tables["places"], {"guess": ["P-hun", "P-shwayrif"]})
    assert wider.number_of_edges() == graph.number_of_edges() + 1
    assert not graph.has_edge("P-hun", "P-shwayrif")


def test_legs_add_up_to_the_length(graph, tables):
    usable = line(tables, graph)
    table = roads.legs(usable, tables["places"], *ENDS)
    whole = roads.length(usable, *ENDS)
    assert abs(table["km"].sum() - whole) <= len(table) / 2
    assert table["from"].iloc[0] == "Jufra air base"
    assert (table["to"].iloc[:-1].to_numpy() == table["from"].iloc[1:]).all()


@pytest.mark.parametrize("rule", roads.RULES)
@pytest.mark.parametrize("day", ["2020-05-18", "2020-05-20", "2020-06-05"])
def test_days_tell_the_same_as_the_day_itself(graph, tables, day, rule):
    table = roads.by_day(graph, tables["control"], ENDS, "2020-05-01", "2020-06-11")
    here = roads.length(line(tables, graph, day, rule), *ENDS)
    told = table.loc[:day, rule].iloc[-1]
    assert told == pytest.approx(here, abs=0.5, nan_ok=True)


def test_what_the_lesson_says_of_the_towns_holds(graph, tables):
    three = ["P-gharyan", "P-watiya", "P-tarhuna"]
    tries = [("g", "2019-06-25", three[:1]), ("w", DAY, three[1:2])]
    tries += [("t", DAY, three[2:]), ("late", "2020-06-04", three[2:])]
    tries += [("early", "2019-06-25", three[2:]), ("two", "2019-06-25", three[::2])]
    for extra in (None, {"guess": ["P-hun", "P-shwayrif"]}):
        wide = roads.network(tables["places"], extra)
        more = roads.cuts(wide, tables["control"], tries, ENDS)
        assert more.at["g", "more"] > 0 == more.at["w", "more"]
        assert more.at["early", "more"] == 0
        assert more.loc[["t", "two"], "after"].isna().all()
        assert pd.isna(more.at["late", "before"])


def test_held_places_alone_never_join_a_base_with_the_front(graph, tables):
    days = roads.by_day(graph, tables["control"], ENDS, "2019-04-03", "2020-10-31")
    assert days["strict"].isna().all()


def test_two_places_rank_as_the_lesson_says(graph):
    share = roads.betweenness(graph)
    assert share["P-abu-grein"] > share["P-tarhuna"] > share["P-watiya"]


@pytest.mark.parametrize(
    "ask, told",
    [
        (lambda g, t: roads.way(g, "P-jufra", "P-tarhuna-x"), "unknown place on our"),
        (lambda g, t: roads.length(g, "P-berlin", "P-jufra"), "unknown place on our"),
        (lambda g, t: roads.without(g, ["P-rome"]), "unknown place on our roads"),
        (lambda g, t: roads.way(line(t, g, DAY, "strict"), *ENDS), "no way is left"),
        (lambda g, t: roads.essential(line(t, g, "2020-06-05"), *ENDS), "no way is"),
        (lambda g, t: roads.network(t["places"], {"x": ["P-nowhere"]}), "unknown pl"),
        (lambda g, t: line(t, g, DAY, "loose"), "unknown rule 'loose'"),
        (lambda g, t: line(t, g, "17 May"), "is not a date"),
        (lambda g, t: roads.usable(g, t["control"], DAY, "un"), "unknown side 'un'"),
    ],
)
def test_bad_input_is_one_sentence(graph, tables, ask, told):
    with pytest.raises(TripoliError, match=told) as fault:
        ask(graph, tables)
    assert "\n" not in str(fault.value) and str(fault.value).endswith(".")
