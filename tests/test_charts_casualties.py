"""Charts of casualties draw what is unknown, and tell counts from repeats."""

import pandas as pd
import pytest
from counts import NA, made
from matplotlib.colors import to_hex

from tripoli.charts import casualties
from tripoli.data import TripoliError
from tripoli.events import civilian_harm
from tripoli.style import HOLDERS

DEAD = ["N-whokilled-20190715", "N-civkilled-tripoli-20190826", "N-ucdp-2019"]
BEFORE = {"N-civkilled-tripoli-20190826": "N-whokilled-20190709"}


def test_a_quarter_takes_the_corrected_count_and_keeps_both_as_a_range():
    rows = made(
        ("N-first", "2020-04-01", "2020-06-30", 102, NA, NA),
        ("N-final", "2020-04-01", "2020-06-30", 106, NA, NA),
    )
    rows.loc["N-final", "revision_of"] = "N-first"
    told = casualties.by_quarter(rows, "civilians_killed").loc["2020Q2"]
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
    assert casualties.by_quarter(rows, "civilians_killed")["value"].isna().all()


def test_an_unknown_quarter_is_a_hatched_column_of_full_height(tables):
    ax = casualties.quarters(tables["indicators"])
    grey, top = HOLDERS["unknown"]["colour"], ax.get_ylim()[1]
    hatched = [b for b in ax.patches if b.get_hatch() == "--"]
    missing = ax.tripoli["table"]["civilians_killed value"].isna().sum()
    assert len(hatched) == 2 * missing > 0
    assert {b.get_height() for b in hatched} == {top}
    assert {to_hex(b.get_edgecolor()) for b in hatched} == {grey}


def test_unknown_quarters_are_named_in_words_and_stay_empty_in_numbers(tables):
    told = casualties.quarters(tables["indicators"]).tripoli
    assert "unknown Apr–Jun 2019" in told["alt"] and "Oct 2020." in told["alt"]
    assert (told["table"].fillna(-1) != 0).all(axis=None)


def test_bars_of_known_quarters_are_as_high_as_the_table_says(tables):
    counts = tables["indicators"]
    heights = {b.get_height() for b in casualties.quarters(counts).patches}
    for name in ("N-civkilled-2020q1", "N-civkilled-2020q2", "N-civinj-2020q2"):
        assert counts.at[name, "value"] in heights


def test_a_yardstick_is_as_long_as_its_days_and_not_as_its_dead(tables):
    counts = tables["indicators"]
    ax = casualties.yardsticks(counts, DEAD)
    widths = [pd.Timedelta(days=b.get_width()) for b in ax.patches]
    days = counts.loc[DEAD, "date_end"] - counts.loc[DEAD, "date_start"]
    assert widths == days.to_list()
    assert [t.get_text() for t in ax.texts] == ["1,093", "106", "1,785"]


def test_counts_with_fighters_in_them_are_hatched(tables):
    hatches = [
        b.get_hatch() for b in casualties.yardsticks(tables["indicators"], DEAD).patches
    ]
    assert hatches == ["//", None, "//"]


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
    assert casualties.named(ids, tables["actors"]) == code


def test_bars_of_whom_rows_name_add_up_and_doubt_is_hollow(tables):
    ax = casualties.blamed(tables["events"], tables["actors"])
    harm = len(civilian_harm(tables["events"]))
    assert sum(b.get_width() for b in ax.patches) == harm
    hollow = [b for b in ax.patches if to_hex(b.get_facecolor()) == "#ffffff"]
    doubt = ax.tripoli["table"]["in doubt"]
    assert [b.get_width() for b in hollow] == doubt.to_list()
    assert f"{harm} rows" in ax.tripoli["alt"]


def test_a_number_told_before_is_hollow_and_names_its_first_day(tables):
    counts = tables["indicators"]
    ax = casualties.yardsticks(counts, DEAD, BEFORE)
    assert to_hex(ax.patches[1].get_facecolor()) == "#ffffff"
    assert [t.get_text() for t in ax.texts[1:3]] == ["106", "  as on 9 July 2019"]
    assert "106, as on 9 July 2019" in ax.tripoli["alt"]
    keys = [text.get_text() for text in ax.get_legend().get_texts()]
    assert keys[-1].startswith("told before") and len(keys) == 2


def test_a_number_called_told_before_is_in_the_earlier_row(tables):
    counts = tables["indicators"]
    for name, first in BEFORE.items():
        number = f"{counts.at[name, 'value']:g}"
        assert number in counts.at[first, "note"].split()
        assert counts.at[first, "date_end"] < counts.at[name, "date_end"]


def test_every_chart_names_its_sources(tables):
    counts = tables["indicators"]
    for ax in (
        casualties.quarters(counts),
        casualties.yardsticks(counts, DEAD),
        casualties.blamed(tables["events"], tables["actors"]),
    ):
        told = ax.tripoli
        assert set(told["source_ids"]) <= set(tables["sources"].index)
        assert told["source_ids"] and len(told["alt"]) > 60


@pytest.mark.parametrize(
    "draw, said",
    [
        (lambda t: casualties.yardsticks(t["indicators"], ["N-x"]), "unknown ind"),
        (
            lambda t: casualties.yardsticks(t["indicators"], DEAD, {DEAD[1]: "N-x"}),
            "unknown indicator",
        ),
        (lambda t: casualties.quarters(t["indicators"].head(0)), "unknown series"),
        (lambda t: casualties.blamed(t["events"].head(0), t["actors"]), "no row"),
    ],
    ids=["indicator", "earlier row", "empty", "no harm"],
)
def test_bad_input_is_one_sentence(tables, draw, said):
    with pytest.raises(TripoliError, match=said):
        draw(tables)
