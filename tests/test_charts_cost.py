"""Charts of cost keep counts apart, draw what is unknown, and tell both."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from tripoli.charts import cost
from tripoli.data import TripoliError
from tripoli.style import HOLDERS

NA = pd.NA
DEAD = ["N-whokilled-20190715", "N-civkilled-tripoli-20190826", "N-ucdp-2019"]


def made(*lines, series="civilians_killed", unit="people", measure="flow"):
    """A small table of indicators: id, first day, last day, value, low, high."""
    names = ["id", "date_start", "date_end", "value", "value_low", "value_high"]
    rows = pd.DataFrame(lines, columns=names).set_index("id")
    for day in ("date_start", "date_end"):
        rows[day] = pd.to_datetime(rows[day])
    for number in ("value", "value_low", "value_high"):
        rows[number] = rows[number].astype("Float64")
    fixed = {"series": series, "unit": unit, "measure": measure, "area": "Libya"}
    rows = rows.assign(**fixed, revision_of=None, note="")
    return rows.assign(source_ids=[["S-x"]] * len(rows))


def test_a_quarter_takes_the_corrected_count_and_keeps_both_as_a_range():
    rows = made(
        ("N-first", "2020-04-01", "2020-06-30", 102, NA, NA),
        ("N-final", "2020-04-01", "2020-06-30", 106, NA, NA),
    )
    rows.loc["N-final", "revision_of"] = "N-first"
    told = cost.by_quarter(rows, "civilians_killed").loc["2020Q2"]
    assert told.to_list() == [106, 102, 106]


@pytest.mark.parametrize(
    "first, last",
    [
        ("2020-04-01", "2020-05-18"),
        ("2019-04-01", "2020-03-31"),
        ("2019-12-15", "2020-03-14"),
    ],
    ids=["half a quarter", "a year", "across two quarters"],
)
def test_a_count_of_other_days_is_no_quarter(first, last):
    rows = made(("N-x", first, last, 58, NA, NA))
    assert cost.by_quarter(rows, "civilians_killed")["value"].isna().all()


def test_an_unknown_quarter_is_a_hatched_column_of_full_height(tables):
    ax = cost.quarters(tables["indicators"])
    grey, top = HOLDERS["unknown"]["colour"], ax.get_ylim()[1]
    hatched = [b for b in ax.patches if b.get_hatch() == "--"]
    missing = ax.tripoli["table"]["civilians_killed value"].isna().sum()
    assert len(hatched) == 2 * missing > 0
    assert {b.get_height() for b in hatched} == {top}
    assert {to_hex(b.get_edgecolor()) for b in hatched} == {grey}


def test_unknown_quarters_are_named_in_words_and_stay_empty_in_numbers(tables):
    told = cost.quarters(tables["indicators"]).tripoli
    assert "unknown Apr–Jun 2019" in told["alt"] and "Oct 2020." in told["alt"]
    assert (told["table"].fillna(-1) != 0).all(axis=None)


def test_bars_of_known_quarters_are_as_high_as_the_table_says(tables):
    counts = tables["indicators"]
    heights = {b.get_height() for b in cost.quarters(counts).patches}
    for name in ("N-civkilled-2020q1", "N-civkilled-2020q2", "N-civinj-2020q2"):
        assert counts.at[name, "value"] in heights


def test_a_flow_is_not_drawn_among_running_totals(tables):
    told = cost.totals(tables["indicators"], "who_killed").tripoli["table"]
    assert "N-whokilled-20190411" in told.index
    assert "N-whokilled-20190409" not in told.index  # of three days


def test_a_total_from_another_first_day_is_hollow():
    rows = made(
        ("N-1", "2019-04-04", "2019-05-01", 10, NA, NA),
        ("N-2", "2019-04-04", "2019-06-01", 20, NA, NA),
        ("N-3", "2019-01-01", "2019-06-15", 90, NA, NA),
        measure="cumulative",
    )
    lines = cost.totals(rows, "civilians_killed").lines
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
    ax = cost.totals(rows, "civilians_killed")
    marks = {line.get_marker(): line.get_ydata().tolist() for line in ax.lines}
    assert marks == {"o": [7], "^": [5], "v": [4]}
    assert ax.collections[-1].get_segments()[0][:, 1].tolist() == [1, 3]
    assert "1 to 3 on 1 April 2020" in ax.tripoli["alt"]


def test_a_yardstick_is_as_long_as_its_days_and_not_as_its_dead(tables):
    counts = tables["indicators"]
    ax = cost.yardsticks(counts, DEAD)
    widths = [pd.Timedelta(days=b.get_width()) for b in ax.patches]
    days = counts.loc[DEAD, "date_end"] - counts.loc[DEAD, "date_start"]
    assert widths == days.to_list()
    assert [t.get_text() for t in ax.texts] == ["1,093", "106", "1,785"]


def test_counts_with_fighters_in_them_are_hatched(tables):
    hatches = [
        b.get_hatch() for b in cost.yardsticks(tables["indicators"], DEAD).patches
    ]
    assert hatches == ["//", None, "//"]


def test_years_and_units_of_attacks_are_never_joined(tables):
    ax = cost.health(tables["indicators"])
    rows = ax.tripoli["table"]
    assert len(ax.lines) == len(rows.groupby(["unit", "date_start"]))
    assert sum(len(line.get_xdata()) for line in ax.lines) == len(rows)
    assert set(rows["unit"]) == {"attacks", "conflict-related incidents"}


def test_the_rise_is_drawn_inside_the_stock_and_not_on_top(tables):
    counts = tables["indicators"]
    ax = cost.displaced(counts)
    bars = [c for c in ax.collections if c.get_label() == "rise of the stock"]
    low, high = bars[0].get_segments()[0][:, 1]
    assert low == counts.at["N-idp-r24", "value"]
    assert high == counts.at["N-idp-r29", "value"]
    assert "not to be added" in ax.tripoli["alt"]


def test_killed_and_injured_are_not_counted_again_as_together(tables):
    found = cost.by_count(tables["indicators"])
    both = found["killed"].notna() & found["together"].notna()
    assert not both.any() and found["together"].notna().sum() == 2


def test_one_partys_count_is_hatched_and_told(tables):
    record = tables["indicators"].query("date_end <= '2020-10-31'")
    ax = cost.mines(record)
    one = ax.tripoli["table"].query("party")
    hatched = [b for b in ax.patches if b.get_hatch() == "//"]
    assert sum(b.get_width() for b in hatched) == one[["killed", "injured"]].sum().sum()
    assert ax.tripoli["alt"].count("one party's count") == len(one) == 1


@pytest.mark.parametrize(
    "ids, code",
    [
        ([], "unknown"),
        (["A-gna"], "gna"),
        (["A-turkey"], "gna"),
        (["A-uae"], "laaf"),
        (["A-gna", "A-laaf"], "contested"),
        (["A-isis"], "other"),
    ],
)
def test_a_backer_stands_with_its_side_and_nobody_with_none(tables, ids, code):
    assert cost.named(ids, tables["actors"]) == code


def test_bars_of_whom_rows_name_add_up_and_doubt_is_hollow(tables):
    ax = cost.blamed(tables["events"], tables["actors"])
    harm = (tables["events"]["civilian_deaths_high"] > 0).sum()
    assert sum(b.get_width() for b in ax.patches) == harm
    hollow = [b for b in ax.patches if to_hex(b.get_facecolor()) == "#ffffff"]
    doubt = ax.tripoli["table"]["in doubt"]
    assert [b.get_width() for b in hollow] == doubt.to_list()
    assert f"{harm} rows" in ax.tripoli["alt"]


def test_every_chart_names_its_sources(tables):
    counts = tables["indicators"]
    for ax in (
        cost.quarters(counts),
        cost.totals(counts, "oil_loss"),
        cost.yardsticks(counts, DEAD),
        cost.health(counts),
        cost.displaced(counts),
        cost.mines(counts),
        cost.blamed(tables["events"], tables["actors"]),
    ):
        told = ax.tripoli
        assert set(told["source_ids"]) <= set(tables["sources"].index)
        assert told["source_ids"] and len(told["alt"]) > 60


@pytest.mark.parametrize(
    "draw, said",
    [
        (lambda t: cost.totals(t["indicators"], "who_died"), "unknown series"),
        (lambda t: cost.totals(t["indicators"], "mine_victims"), "rows in one unit"),
        (lambda t: cost.yardsticks(t["indicators"], ["N-ucdp"]), "unknown indicator"),
        (lambda t: cost.quarters(t["indicators"].head(0)), "unknown series"),
        (lambda t: cost.blamed(t["events"].head(0), t["actors"]), "no row"),
    ],
    ids=["series", "units", "indicator", "empty", "no harm"],
)
def test_bad_input_is_one_sentence(tables, draw, said):
    with pytest.raises(TripoliError, match=said):
        draw(tables)
