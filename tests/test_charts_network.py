"""Charts of the road network draw what `roads` finds, and say so."""

import matplotlib.patches
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


@pytest.fixture
def made():
    """Three cuts: one adds 20 km, one shuts the way, one finds none."""
    return pd.DataFrame(
        {
            "day": pd.Timestamp("2020-05-17"),
            "before": pd.array([100, 100, pd.NA], "Int64"),
            "after": pd.array([120, pd.NA, pd.NA], "Int64"),
        },
        index=pd.Index(["longer", "shut", "gone"], name="cut"),
    )


def drawn(tables, graph, **ask):
    day = ask.pop("day", DAY)
    return network.line_map(
        graph, tables["control"], tables["places"], day, ask.pop("ends", ENDS), **ask
    )


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


def test_bars_stand_for_lengths_and_crosses_for_none(made):
    ax = network.cut_bars(made)
    widths = sorted(bar.get_width() for bar in ax.patches)
    assert widths == [0, 0, 0, 100, 100, 120]
    crosses = [line for line in ax.lines if line.get_marker() == "x"]
    assert len(crosses) == 3
    assert sum("no way left" in text.get_text() for text in ax.texts) == 3


def test_bars_are_told_with_their_cut_and_day(made):
    alt = network.cut_bars(made).tripoli["alt"]
    assert "longer on 17 May 2020, 100 km before and 120 km after" in alt
    assert "gone on 17 May 2020, no way left before and no way left after" in alt


def test_cuts_and_days_carry_their_sources_into_the_figure(tables, graph):
    control = tables["control"]
    some = roads.cuts(graph, control, [("Tarhuna", DAY, ["P-tarhuna"])], ENDS)
    days = roads.by_day(graph, control, ENDS, "2020-05-15", "2020-05-25")
    charts = network.cut_bars(some), network.days_chart(days, "2020-05-25", "A")
    tarhuna = control.at["C-tarhuna-1", "source_ids"]
    assert all(set(tarhuna) <= set(ax.tripoli["source_ids"]) for ax in charts)


def test_strips_cover_every_day_once_and_hatch_those_without_a_way():
    days = pd.DatetimeIndex(["2020-05-01", "2020-05-03", "2020-05-04"])
    lengths = pd.DataFrame({"open": [10.0, float("nan"), 12.0]}, index=days)
    ax = network.days_chart(lengths, "2020-05-10", "A to B")
    bars = [(bar.get_width(), bool(bar.get_hatch())) for bar in ax.patches]
    assert bars == [(2, False), (1, True), (7, False)]
    assert "from 3 May 2020: no way left" in ax.tripoli["alt"]
    assert ax.tripoli["table"]["to"].iloc[-1] == pd.Timestamp("2020-05-10")


def test_equal_lengths_make_one_strip():
    days = pd.DatetimeIndex(["2020-05-01", "2020-05-03"])
    lengths = pd.DataFrame({"open": [float("nan")] * 2}, index=days)
    assert len(network.days_chart(lengths, "2020-05-10", "A").patches) == 1


def test_ranked_bars_fall_and_marked_places_are_always_there(tables, graph):
    ax = network.between_bars(graph, tables["places"], ["P-watiya"], top=5)
    bars = [b for b in ax.patches if isinstance(b, matplotlib.patches.Rectangle)]
    widths = [bar.get_width() for bar in bars]
    assert len(bars) == 6 and widths == sorted(widths, reverse=True)
    assert [bool(bar.get_hatch()) for bar in bars] == [False] * 5 + [True]
    rank = list(roads.betweenness(graph).index).index("P-watiya") + 1
    assert f"{rank}. Al-Watiya air base" in ax.tripoli["alt"]


@pytest.mark.parametrize(
    "draw, told",
    [
        (lambda t, g: drawn(t, g, day="soon"), "is not a date"),
        (lambda t, g: drawn(t, g, side="un"), "unknown side"),
        (lambda t, g: drawn(t, g, cut=("P-rome",)), "unknown place on our roads"),
        (lambda t, g: drawn(t, g, ends=("P-rome", "P-jufra")), "unknown place on our"),
        (lambda t, g: network.between_bars(g, t["places"], ["P-rome"]), "unknown"),
        (lambda t, g: network.cut_bars(pd.DataFrame()), "no cuts to draw"),
    ],
)
def test_bad_input_is_one_sentence(tables, graph, draw, told):
    with pytest.raises(TripoliError, match=told):
        draw(tables, graph)
