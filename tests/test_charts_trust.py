"""Charts of trust draw every row they are given, and say so in words."""

import pandas as pd
import pytest

from tripoli import known, overlap
from tripoli.agreement import double_coding
from tripoli.charts import trust
from tripoli.data import TEN_WEEKS, TripoliError


@pytest.fixture(scope="module")
def pages(tables):
    return tables["events"], tables["sources"]


@pytest.fixture(scope="module")
def reported(tables):
    false = known.announced(tables["events"], tables["claims"], tables["actors"])
    return known.reported_control(tables["control"], false, tables["sources"])


@pytest.fixture(scope="module")
def trials(tables):
    return overlap.trials(tables["events"], tables["claims"], tables["sources"])


def total(ax, side="width"):
    """Sum of all bars of an Axes."""
    return sum(getattr(bar, f"get_{side}")() for bars in ax.containers for bar in bars)


def legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_each_event_is_in_both_bars_of_pages_and_origins(pages):
    ax = trust.origins_chart(*pages)
    assert total(ax, "height") == 2 * len(pages[0])
    assert list(ax.tripoli["table"].sum()) == [len(pages[0])] * 2


def test_origins_are_told_as_counted_by_hand(pages):
    events, sources = pages
    one = events["source_ids"].map(
        lambda ids: sources.loc[ids, "origin"].nunique() == 1
    )
    assert f"{one.sum()} on one origin" in trust.origins_chart(*pages).tripoli["alt"]


def test_events_with_many_pages_are_not_cut_off(pages):
    ax = trust.origins_chart(*pages)
    many = (pages[0]["source_ids"].str.len() >= trust.MOST).sum()
    assert ax.tripoli["table"]["pages"].iloc[-1] == many > 0
    assert ax.get_xticklabels()[-1].get_text() == f"{trust.MOST} or more"


def test_every_toll_is_in_a_bar_and_an_unknown_one_in_none(pages):
    ax = trust.tolls_chart(*pages)
    assert total(ax) == pages[0]["deaths_high"].notna().sum()
    assert legend(ax) == list(trust.SHAPES)


def test_one_sided_tolls_have_no_firm_part(pages):
    counts = trust.tolls_chart(*pages).tripoli["table"]
    alone = counts.loc[["GNA's side alone", "LAAF's side alone"]]
    assert alone[["one number", "a range"]].to_numpy().sum() == 0
    assert alone["from zero"].min() > 0


def test_tolls_told_by_colour_are_told_by_hatch_too(pages):
    ax = trust.tolls_chart(*pages)
    assert len({bars[0].get_hatch() for bars in ax.containers}) == len(trust.SHAPES)


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
    counts = trust.lag_chart(events, sources).tripoli["table"]
    assert counts.loc["same day", "day known"] == 1
    assert counts.loc["8 to 30", "day known"] == 1
    assert counts.loc["before", "span"] == 1 and counts.to_numpy().sum() == 3


def test_every_event_has_a_lag_and_late_ones_are_told(pages):
    ax = trust.lag_chart(*pages)
    assert total(ax, "height") == len(pages[0])
    late = ax.tripoli["table"].loc[["8 to 30", "over 30"]].to_numpy().sum()
    assert f"{late} were first told more than a week later" in ax.tripoli["alt"]


def test_the_base_is_among_the_places_told_otherwise_on_its_day(tables, reported):
    ax = trust.otherwise_chart(tables["control"], reported, "2020-03-25", "2020-03-25")
    apart = known.told_otherwise(tables["control"], reported, "2020-03-25")
    assert "P-watiya" in apart.index
    assert ax.tripoli["table"].to_numpy().sum() == len(apart)
    assert f"{len(apart)} on the first day" in ax.tripoli["alt"]


def test_steps_follow_the_days_and_name_the_holder_that_was_told(tables, reported):
    ax = trust.otherwise_chart(tables["control"], reported, *TEN_WEEKS)
    assert set(legend(ax)) >= {"told as GNA", "told as LAAF"}
    table = ax.tripoli["table"]
    assert str(table.index[0].date()) == TEN_WEEKS[0]
    apart = known.told_otherwise(tables["control"], reported, table.index[-1])
    assert table.iloc[-1].sum() == len(apart)


def test_a_table_compared_with_itself_has_no_place_told_otherwise(tables):
    ax = trust.otherwise_chart(tables["control"], tables["control"], *TEN_WEEKS)
    assert ax.tripoli["table"].to_numpy().sum() == 0
    assert ", most 0 on " in ax.tripoli["alt"]


def test_days_out_of_order_are_one_sentence(tables, reported):
    with pytest.raises(TripoliError, match="swap them"):
        trust.otherwise_chart(tables["control"], reported, *TEN_WEEKS[::-1])


def test_each_pair_of_dates_is_in_one_bar_whatever_its_order():
    both = (
        double_coding()
        .head(3)
        .assign(
            date_first=["2020-01-03", "2020-01-01", "2020-01-01"],
            date_second=["2020-01-01", "2020-01-03", "2020-01-01"],
        )
    )
    counts = trust.apart_chart(both, both.index[:1]).tripoli["table"]
    assert list(counts.index) == [0, 1, 2]
    assert list(counts["same event"]) == [1, 0, 1]
    assert list(counts["another event"]) == [0, 0, 1]


def test_a_guess_below_what_we_hold_is_hollow(pages):
    told = overlap.told_by(*pages)
    guesses = overlap.pairs(told, told.columns[:4])
    ax = trust.guesses_chart(guesses, pages[0])
    below, above = ax.collections[1], ax.collections[2]
    assert (below.get_offsets()[:, 0] < len(pages[0])).all()
    assert (above.get_offsets()[:, 0] >= len(pages[0])).all()
    assert len(below.get_offsets()) + len(above.get_offsets()) == len(guesses) == 6
    assert below.get_facecolor().tolist() == [[1, 1, 1, 1]]
    assert f"{len(below.get_offsets())} are below" in ax.tripoli["alt"]


def test_weeks_without_pages_never_have_more_events(trials):
    ax = trust.weeks_without_chart(trials)
    counts = ax.tripoli["table"]
    assert all((counts[name] <= counts["all pages"]).all() for name in counts)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == list(trials)
    for name, rows in trials.items():
        assert f"{name}: {len(rows)} events" in ax.tripoli["alt"]


def test_drawn_weeks_are_those_of_the_table(trials):
    ax = trust.weeks_without_chart(trials)
    for name in trials:
        step = next(p for p in ax.patches if p.get_label() == name)
        values, _, base = step.get_data()
        assert list(values - base) == pytest.approx(list(ax.tripoli["table"][name]))


def test_lost_events_fill_each_bar_up_to_all(trials):
    ax = trust.confidence_without_chart(trials)
    counts = ax.tripoli["table"]
    assert set(counts.sum(axis=1)) == {len(trials["all pages"])}
    assert counts.at["all pages", "lost"] == 0 < counts.at["without all others", "lost"]
    assert legend(ax) == list(trust.CONFIDENCES)


@pytest.mark.parametrize(
    "chart", [trust.origins_chart, trust.tolls_chart, trust.lag_chart]
)
def test_an_empty_choice_is_one_sentence(pages, chart):
    with pytest.raises(TripoliError, match="the choice is empty"):
        chart(pages[0].head(0), pages[1])


def test_a_chart_draws_where_it_is_told(pages):
    from tripoli.charts.frame import canvas

    ax = canvas()
    assert trust.lag_chart(*pages, ax=ax) is ax
