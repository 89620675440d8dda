"""Charts draw what the tables say, and tell it in alt text and numbers."""

from itertools import pairwise

import pandas as pd
import pytest

from tripoli import charts
from tripoli.agreement import double_coding
from tripoli.control import changes, history
from tripoli.data import TEN_WEEKS, TripoliError, label
from tripoli.figures import NEAR


def test_every_published_figure_tells_of_itself(published):
    for name, (ax, caption) in published.items():
        told = ax.tripoli
        assert len(told["alt"]) > 60 and len(told["table"]) and caption, name
        gazetteer = ("dispatch-distances", "roads-network")
        assert told["source_ids"] or name in gazetteer, name


def test_there_are_as_many_figures_as_the_course_promises(published):
    assert len(published) >= 24


def test_weekly_bars_add_up_to_all_events(tables):
    ax = charts.weekly_chart(tables["events"])
    heights = sum(bar.get_height() for bars in ax.containers for bar in bars)
    assert heights == len(tables["events"])
    assert f"{len(tables['events'])} coded events" in ax.tripoli["alt"]


def test_outcome_bars_add_up_to_all_claims(tables):
    ax = charts.outcome_chart(tables["claims"], "interest")
    widths = sum(bar.get_width() for bars in ax.containers for bar in bars)
    assert widths == len(tables["claims"])


def test_distances_are_ordered_and_told(tables):
    ax = charts.distance_chart(tables["places"], "P-tripoli", NEAR)
    widths = [bar.get_width() for bar in ax.containers[0]]
    assert widths == sorted(widths)
    assert f"Al-Watiya air base {widths[-1]:.0f} km" in ax.tripoli["alt"]


@pytest.mark.parametrize("place", ["P-watiya", "P-asabaa", "P-tarhuna"])
def test_spans_cover_the_frame_without_gap_or_overlap(tables, place):
    begin, end = map(pd.Timestamp, TEN_WEEKS)
    found = charts.spans(history(tables["control"], place), begin, end)
    assert found[0][0] == begin and found[-1][1] == end + pd.Timedelta(days=1)
    assert all(a[1] == b[0] for a, b in pairwise(found))


def test_the_legend_of_weeks_names_only_families_that_are_drawn(tables):
    events = tables["events"]
    ax = charts.weekly_chart(events[events["kind"] == "air"])
    named = [text.get_text() for text in ax.get_legend().get_texts()]
    assert named == ["strikes and shelling"]


def test_strips_have_a_row_for_each_place_that_changed_hands(tables):
    ax = charts.strips(tables["control"], tables["places"], *TEN_WEEKS)
    moved = changes(tables["control"], *TEN_WEEKS, perhaps=True)
    assert len(ax.get_yticks()) == moved["place_id"].nunique()
    assert len(ax.tripoli["table"]) == len(moved)


def test_strips_do_not_cut_off_a_change_of_the_last_day(tables):
    control = tables["control"]
    shwayrif = control[control["place_id"] == "P-shwayrif"]
    ax = charts.strips(shwayrif, tables["places"], *TEN_WEEKS)
    begin = max(bar.get_x() for bar in ax.patches)
    assert begin < ax.get_xlim()[1]  # lost to the GNA on 11 June, the last day


def test_one_sides_word_is_drawn_hollow_in_a_strip(tables):
    control = tables["control"]
    yarmouk = control[control["place_id"] == "P-yarmouk-camp"]
    ax = charts.strips(yarmouk, tables["places"], *TEN_WEEKS)
    before, after = (bar.get_facecolor() for bar in ax.patches)
    assert after == (1, 1, 1, 1) != before  # C-yarmouk-camp-8 is only claimed
    assert "1 of them claimed or disputed" in ax.tripoli["alt"]


def test_places_held_add_up_on_every_day(tables):
    ax = charts.held_chart(tables["control"], *TEN_WEEKS)
    places = tables["control"]["place_id"].nunique()
    assert set(ax.tripoli["table"].sum(axis=1)) == {places}


def test_claimed_numbers_in_two_units_are_one_sentence(tables):
    mixed = tables["claims"][tables["claims"]["unit"].isin(["km", "systems"])]
    with pytest.raises(TripoliError, match="these have: km, systems"):
        charts.claimed_numbers(mixed, tables["actors"])


def test_the_legend_of_claimed_numbers_names_only_outcomes_that_are_drawn(tables):
    some = tables["claims"].loc[["K-20200516-1", "K-20200520-6"]]
    ax = charts.claimed_numbers(some, tables["actors"])
    drawn = {entry.get_text() for entry in ax.get_legend().get_texts()}
    assert drawn == {label("claims", "outcome", o) for o in some["outcome"]}


def test_a_day_without_a_number_is_not_told_with_an_older_one(tables):
    autumn = tables["indicators"].query("date_end <= '2020-10-19'")
    told = charts.running_chart(autumn, ["covid_cases"]).tripoli["alt"]
    cases = autumn[autumn["series"] == "covid_cases"].dropna(subset="value")
    day = cases["date_end"].max()
    assert f"{day.day} {day:%B %Y}" in told


def test_counts_months_apart_are_not_joined(tables):
    rows = tables["indicators"].loc[
        ["N-civkilled-tripoli-20190422", "N-civkilled-tripoli-20190826"]
    ]
    (line,) = charts.running_chart(rows, ["civilians_killed"]).get_lines()
    assert [pd.isna(value) for value in line.get_ydata()] == [False, True, False]


@pytest.mark.parametrize(
    "draw",
    [
        lambda t: charts.weekly_chart(t["events"].head(3)),
        lambda t: charts.outcome_chart(t["claims"], "interest"),
        lambda t: charts.running_chart(t["indicators"], ["covid_cases"]),
        lambda t: charts.strips(t["control"], t["places"], *TEN_WEEKS),
        lambda t: charts.held_chart(t["control"], *TEN_WEEKS),
        lambda t: charts.agreement_chart(double_coding()),
    ],
    ids=["weeks", "outcomes", "counts", "strips", "held", "readers"],
)
def test_no_legend_covers_a_mark_touches_the_title_or_is_cut(tables, draw):
    ax = draw(tables)
    ax.figure.draw_without_rendering()
    keys = ax.get_legend().get_window_extent()
    assert keys.y0 >= ax.get_window_extent().y1 - 1
    assert ax._left_title.get_window_extent().y0 >= keys.y1 - 1
    assert keys.x1 <= ax.figure.bbox.x1


@pytest.mark.parametrize(
    "draw",
    [
        lambda t: charts.running_chart(t["indicators"], ["covid"]),
        lambda t: charts.outcome_chart(t["claims"], "mood"),
        lambda t: charts.distance_chart(t["places"], "P-tripoly", NEAR),
        lambda t: charts.strips(t["control"], t["places"], "soon", "2020-06-11"),
    ],
    ids=["series", "column", "place", "date"],
)
def test_a_wrong_argument_is_one_sentence(tables, draw):
    with pytest.raises(TripoliError, match=r"unknown|is not a date"):
        draw(tables)
