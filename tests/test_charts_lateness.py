"""Charts of days between count every day once, whatever its order."""

import pandas as pd
import pytest
from drawn import legend, total

from tripoli import known
from tripoli.agreement import double_coding
from tripoli.charts import lateness
from tripoli.data import TEN_WEEKS, TripoliError


@pytest.fixture(scope="module")
def pages(tables):
    return tables["events"], tables["sources"]


@pytest.fixture(scope="module")
def reported(tables):
    false = known.announced(tables["events"], tables["claims"], tables["actors"])
    return known.reported_control(tables["control"], false, tables["sources"])


def test_lags_fall_into_the_bar_of_their_days():
    days = pd.to_datetime(["2020-05-18"] * 3)
    events = pd.DataFrame(
        {
            "date_start": days,
            "date_end": days,
            "date_precision": ["day", "day", "week"],
        },
        index=["E-1", "E-2", "E-3"],
    ).assign(source_ids=[["S-same", "S-late"], ["S-late"], ["S-before"]])
    dates = {"S-same": "2020-05-18", "S-late": "2020-05-26", "S-before": "2020-05-17"}
    sources = pd.DataFrame({"date": pd.to_datetime(pd.Series(dates))})
    counts = lateness.lag_chart(events, sources).tripoli["table"]
    assert counts.loc["same day", "day known"] == 1
    assert counts.loc["8 to 30", "day known"] == 1
    assert counts.loc["before", "span"] == 1 and counts.to_numpy().sum() == 3


def test_every_event_has_a_lag_and_late_ones_are_told(pages):
    ax = lateness.lag_chart(*pages)
    assert total(ax, "height") == len(pages[0])
    late = ax.tripoli["table"].loc[["8 to 30", "over 30"]].to_numpy().sum()
    assert f"{late} were first told more than a week later" in ax.tripoli["alt"]


def test_the_base_is_among_the_places_told_otherwise_on_its_day(tables, reported):
    ax = lateness.otherwise_chart(
        tables["control"], reported, "2020-03-25", "2020-03-25"
    )
    apart = known.told_otherwise(tables["control"], reported, "2020-03-25")
    assert "P-watiya" in apart.index
    assert ax.tripoli["table"].to_numpy().sum() == len(apart)
    assert f"{len(apart)} on the first day" in ax.tripoli["alt"]


def test_steps_follow_the_days_and_name_the_holder_that_was_told(tables, reported):
    ax = lateness.otherwise_chart(tables["control"], reported, *TEN_WEEKS)
    assert set(legend(ax)) >= {"told as GNA", "told as LAAF"}
    table = ax.tripoli["table"]
    assert str(table.index[0].date()) == TEN_WEEKS[0]
    apart = known.told_otherwise(tables["control"], reported, table.index[-1])
    assert table.iloc[-1].sum() == len(apart)


def test_a_table_compared_with_itself_has_no_place_told_otherwise(tables):
    ax = lateness.otherwise_chart(tables["control"], tables["control"], *TEN_WEEKS)
    assert ax.tripoli["table"].to_numpy().sum() == 0
    assert ", most 0 on " in ax.tripoli["alt"]


def test_days_out_of_order_are_one_sentence(tables, reported):
    with pytest.raises(TripoliError, match="swap them"):
        lateness.otherwise_chart(tables["control"], reported, *TEN_WEEKS[::-1])


def test_each_pair_of_dates_is_in_one_bar_whatever_its_order():
    both = (
        double_coding()
        .head(3)
        .assign(
            date_first=["2020-01-03", "2020-01-01", "2020-01-01"],
            date_second=["2020-01-01", "2020-01-03", "2020-01-01"],
        )
    )
    counts = lateness.apart_chart(both, both.index[:1]).tripoli["table"]
    assert list(counts.index) == [0, 1, 2]
    assert list(counts["same event"]) == [1, 0, 1]
    assert list(counts["another event"]) == [0, 0, 1]


def test_an_empty_choice_is_one_sentence(pages):
    with pytest.raises(TripoliError, match="the choice is empty"):
        lateness.lag_chart(pages[0].head(0), pages[1])
