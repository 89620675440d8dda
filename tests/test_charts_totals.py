"""Charts of totals keep units, first days and stocks apart."""

import pytest
from counts import NA, made

from tripoli.charts import totals
from tripoli.data import TripoliError


def test_a_flow_is_not_drawn_among_running_totals(tables):
    told = totals.totals(tables["indicators"], "who_killed").tripoli["table"]
    assert "N-whokilled-20190411" in told.index
    assert "N-whokilled-20190409" not in told.index  # of three days


def test_an_average_a_day_is_a_line_over_its_days():
    rows = made(
        ("N-1", "2020-10-01", "2020-10-31", 453, NA, NA),
        ("N-2", "2020-10-31", "2020-10-31", 800, NA, NA),
        unit="barrels a day",
    )
    ax = totals.totals(rows.assign(series="oil_output"), "oil_output")
    spans = ax.collections[0].get_segments()
    assert [round(line[1][0] - line[0][0]) for line in spans] == [30, 0]


def test_a_total_from_another_first_day_is_hollow():
    rows = made(
        ("N-1", "2019-04-04", "2019-05-01", 10, NA, NA),
        ("N-2", "2019-04-04", "2019-06-01", 20, NA, NA),
        ("N-3", "2019-01-01", "2019-06-15", 90, NA, NA),
        measure="cumulative",
    )
    lines = totals.totals(rows, "civilians_killed").lines
    hollow = [x for x in lines if x.get_label() == "another first day"]
    assert hollow[0].get_ydata().tolist() == [90]
    assert hollow[0].get_markerfacecolor() == "white"


def test_floors_ceilings_and_ranges_are_not_drawn_as_exact_dots():
    rows = made(
        ("N-1", "2020-01-01", "2020-01-01", 7, NA, NA),
        ("N-2", "2020-02-01", "2020-02-01", NA, 5, NA),
        ("N-3", "2020-03-01", "2020-03-01", NA, NA, 4),
        ("N-4", "2020-04-01", "2020-04-01", NA, 1, 3),
        measure="stock",
    )
    ax = totals.totals(rows, "civilians_killed")
    marks = {line.get_marker(): line.get_ydata().tolist() for line in ax.lines}
    assert marks == {"o": [7], "^": [5], "v": [4]}
    assert ax.collections[-1].get_segments()[0][:, 1].tolist() == [1, 3]
    assert "1 to 3 on 1 April 2020" in ax.tripoli["alt"]


def test_years_and_units_of_attacks_are_never_joined(tables):
    ax = totals.health(tables["indicators"])
    rows = ax.tripoli["table"]
    assert len(ax.lines) == len(rows.groupby(["unit", "date_start"]))
    assert sum(len(line.get_xdata()) for line in ax.lines) == len(rows)
    assert set(rows["unit"]) == {"attacks", "conflict-related incidents"}


def test_the_rise_is_drawn_inside_the_stock_and_not_on_top(tables):
    counts = tables["indicators"]
    ax = totals.displaced(counts)
    bars = [c for c in ax.collections if c.get_label() == "rise of the stock"]
    low, high = bars[0].get_segments()[0][:, 1]
    assert low == counts.at["N-idp-r24", "value"]
    assert high == counts.at["N-idp-r29", "value"]
    assert "not to be added" in ax.tripoli["alt"]


def test_every_chart_names_its_sources(tables):
    counts = tables["indicators"]
    for ax in (
        totals.totals(counts, "oil_loss"),
        totals.health(counts),
        totals.displaced(counts),
    ):
        told = ax.tripoli
        assert set(told["source_ids"]) <= set(tables["sources"].index)
        assert told["source_ids"] and len(told["alt"]) > 60


@pytest.mark.parametrize(
    "draw, said",
    [
        (lambda t: totals.totals(t["indicators"], "who_died"), "unknown series"),
        (lambda t: totals.totals(t["indicators"], "mine_victims"), "rows in one unit"),
    ],
    ids=["series", "units"],
)
def test_bad_input_is_one_sentence(tables, draw, said):
    with pytest.raises(TripoliError, match=said):
        draw(tables)
