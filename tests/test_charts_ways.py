"""Charts of ways: a cross is no zero, strips cover each day, crossings are ranked."""

import matplotlib.patches
import pandas as pd
import pytest

from tripoli import roads
from tripoli.charts import ways
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


def test_bars_stand_for_lengths_and_crosses_for_none(made):
    ax = ways.cut_bars(made)
    widths = sorted(bar.get_width() for bar in ax.patches)
    assert widths == [0, 0, 0, 100, 100, 120]
    crosses = [line for line in ax.lines if line.get_marker() == "x"]
    assert len(crosses) == 3
    assert sum("no way left" in text.get_text() for text in ax.texts) == 3


def test_bars_are_told_with_their_cut_and_day(made):
    alt = ways.cut_bars(made).tripoli["alt"]
    assert "longer on 17 May 2020, 100 km before and 120 km after" in alt
    assert "gone on 17 May 2020, no way left before and no way left after" in alt


def test_cuts_and_days_carry_their_sources_into_the_figure(tables, graph):
    control = tables["control"]
    some = roads.cuts(graph, control, [("Tarhuna", DAY, ["P-tarhuna"])], ENDS)
    days = roads.by_day(graph, control, ENDS, "2020-05-15", "2020-05-25")
    charts = ways.cut_bars(some), ways.days_chart(days, "2020-05-25", "A")
    tarhuna = control.at["C-tarhuna-1", "source_ids"]
    assert all(set(tarhuna) <= set(ax.tripoli["source_ids"]) for ax in charts)


def test_strips_cover_every_day_once_and_hatch_those_without_a_way():
    days = pd.DatetimeIndex(["2020-05-01", "2020-05-03", "2020-05-04"])
    lengths = pd.DataFrame({"open": [10.0, float("nan"), 12.0]}, index=days)
    ax = ways.days_chart(lengths, "2020-05-10", "A to B")
    bars = [(bar.get_width(), bool(bar.get_hatch())) for bar in ax.patches]
    assert bars == [(2, False), (1, True), (7, False)]
    assert "from 3 May 2020: no way left" in ax.tripoli["alt"]
    assert ax.tripoli["table"]["to"].iloc[-1] == pd.Timestamp("2020-05-10")


def test_equal_lengths_make_one_strip():
    days = pd.DatetimeIndex(["2020-05-01", "2020-05-03"])
    lengths = pd.DataFrame({"open": [float("nan")] * 2}, index=days)
    assert len(ways.days_chart(lengths, "2020-05-10", "A").patches) == 1


def test_ranked_bars_fall_and_marked_places_are_always_there(tables, graph):
    ax = ways.between_bars(graph, tables["places"], ["P-watiya"], top=5)
    bars = [b for b in ax.patches if isinstance(b, matplotlib.patches.Rectangle)]
    widths = [bar.get_width() for bar in bars]
    assert len(bars) == 6 and widths == sorted(widths, reverse=True)
    assert [bool(bar.get_hatch()) for bar in bars] == [False] * 5 + [True]
    rank = list(roads.betweenness(graph).index).index("P-watiya") + 1
    assert f"{rank}. Al-Watiya air base" in ax.tripoli["alt"]


@pytest.mark.parametrize(
    "draw, told",
    [
        (lambda t, g: ways.between_bars(g, t["places"], ["P-rome"]), "unknown"),
        (lambda t, g: ways.cut_bars(pd.DataFrame()), "no cuts to draw"),
    ],
)
def test_bad_input_is_one_sentence(tables, graph, draw, told):
    with pytest.raises(TripoliError, match=told):
        draw(tables, graph)
