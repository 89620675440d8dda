"""Charts of the road network draw what `roads` finds, and say so."""

import pandas as pd
import pytest

from tripoli import roads
from tripoli.charts import network
from tripoli.data import TripoliError

DAY = "2020-05-17"
ENDS = ("P-jufra", "P-qasr-bin-ghashir")


@pytest.fixture(scope="module")
def graph(tables):
    return roads.network(tables["places"])


def drawn(tables, graph, **ask):
    day = ask.pop("day", DAY)
    return network.line_map(
        graph, tables["control"], tables["places"], day, ask.pop("ends", ENDS), **ask
    )


def named(tables):
    return set(tables["places"]["name"])


def thick(ax):
    """Points of the way: lines of width 4, without the gaps between strokes."""
    some = [line for line in ax.lines if line.get_linewidth() == 4]
    return {
        (round(x, 3), round(y, 3))
        for line in some
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)
        if not pd.isna(x)
    }


def test_the_network_map_marks_each_place_once_in_all(tables, graph):
    ax = network.network_map(graph, tables["places"])
    dots = [
        len(line.get_xdata())
        for part in ax.figure.axes
        for line in part.lines
        if line.get_marker() == "o"
    ]
    assert sum(dots) == len(graph)
    assert (
        f"{len(graph)} places joined by {graph.number_of_edges()}"
        in (ax.tripoli["alt"])
    )
    assert len(ax.tripoli["table"]) == graph.number_of_edges()


def test_the_towns_of_the_lesson_are_named_and_lines_called_straight(tables, graph):
    ax = network.network_map(graph, tables["places"])
    names = {text.get_text() for text in ax.texts}
    assert {"Gharyan", "Tarhuna", "Al-Watiya air base", "Mizda"} <= names
    assert "not surveyed" in ax.get_title(loc="left")


def test_names_lie_over_the_way_and_under_the_marks(tables, graph):
    for ax in drawn(tables, graph).figure.axes:
        names = [text for text in ax.texts if text.get_text() in named(tables)]
        marks = [line for line in ax.lines if line.get_marker() in "osD^"]
        assert {text.get_zorder() for text in names} == {2.5}
        assert {line.get_zorder() for line in marks} == {3}
        assert all(text.get_bbox_patch() for text in names)


def test_the_thick_line_runs_through_every_stop_and_no_other(tables, graph):
    usable = roads.usable(graph, tables["control"], DAY, "laaf", "open")
    stops = tables["places"].loc[roads.way(usable, *ENDS), ["lon", "lat"]]
    libya = drawn(tables, graph).figure.axes[1]
    assert thick(libya) == {tuple(at) for at in stops.round(3).to_numpy(float)}


def test_a_stretch_to_a_place_not_held_is_dashed(tables, graph):
    tripoli = drawn(tables, graph).figure.axes[2]
    point = tables["places"].loc["P-fam-mulgha", ["lon", "lat"]].tolist()
    ways = [line for line in tripoli.lines if line.get_linewidth() == 4]
    broken = {line.is_dashed(): line for line in ways}
    assert point[0] in broken[True].get_xdata()
    assert point[0] not in broken[False].get_xdata()


def test_alt_text_and_title_tell_way_and_length(tables, graph):
    usable = roads.usable(graph, tables["control"], DAY, "laaf", "open")
    km = f"{roads.length(usable, *ENDS):.0f} km"
    ax = drawn(tables, graph)
    assert km in ax.get_title(loc="left") and km in ax.tripoli["alt"]
    assert "Bani Walid, Tarhuna" in ax.tripoli["alt"]
    assert ax.tripoli["source_ids"]


@pytest.mark.parametrize("ask", [{"cut": ("P-tarhuna",)}, {"rule": "strict"}])
def test_where_no_way_is_left_none_is_drawn_and_words_say_so(tables, graph, ask):
    ax = drawn(tables, graph, **ask)
    assert not any(thick(part) for part in ax.figure.axes)
    assert "no way left" in ax.get_title(loc="left")
    assert "no way left" in ax.tripoli["alt"]
    assert ("Cut: Tarhuna." in ax.tripoli["alt"]) == ("cut" in ask)


def test_the_other_side_has_its_own_name_and_colour(tables, graph):
    ax = drawn(tables, graph, ends=("P-misrata", "P-gharyan"), side="gna")
    line = next(line for line in ax.lines if line.get_linewidth() == 4)
    assert line.get_color() == network.HOLDERS["gna"]["colour"]
    assert ax.get_title(loc="left").startswith("GNA")


@pytest.mark.parametrize(
    "draw, told",
    [
        (lambda t, g: drawn(t, g, day="soon"), "is not a date"),
        (lambda t, g: drawn(t, g, side="un"), "unknown side"),
        (lambda t, g: drawn(t, g, cut=("P-rome",)), "unknown place on our roads"),
        (lambda t, g: drawn(t, g, ends=("P-rome", "P-jufra")), "unknown place on our"),
    ],
)
def test_bad_input_is_one_sentence(tables, graph, draw, told):
    with pytest.raises(TripoliError, match=told):
        draw(tables, graph)
