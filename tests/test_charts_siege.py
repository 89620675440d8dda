"""Charts of the siege: what is sure, perhaps and only claimed; reports and tellers."""

import pandas as pd
import pytest

from tripoli.charts import siege
from tripoli.data import TripoliError
from tripoli.places import distance_km

SPAN = ("2019-04-04", "2020-03-24")
KM = pd.Series({"near": 5.0, "mid": 20.0, "far": 40.0})


@pytest.fixture(scope="module")
def km(tables):
    places = tables["places"]
    city = places.loc["P-tripoli"]
    return distance_km(city["lat"], city["lon"], places["lat"], places["lon"])


@pytest.fixture(scope="module")
def year(tables):
    events = tables["events"]
    return events[events["date_start"] <= SPAN[1]]


def control(*rows):
    """A small table of control: place, first day, last day, holder, agreement."""
    columns = ["place_id", "date_low", "date_high", "holder", "agreement"]
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame.astype({"date_low": "datetime64[s]", "date_high": "datetime64[s]"})
    frame["how"], frame["source_ids"] = "fighting", [["S-x"]] * len(frame)
    return frame.rename_axis("control_id")


def reports(*rows):
    """A small table of events: day, kind, pages."""
    frame = pd.DataFrame(rows, columns=["date_start", "kind", "source_ids"])
    return frame.astype({"date_start": "datetime64[s]"}).rename_axis("event_id")


PAGES = pd.DataFrame(
    {"publisher": ["Paper", "Paper", "Digest"], "origin": ["wire", "paper", "digest"]},
    index=pd.Index(["S-1", "S-2", "S-3"], name="source_id"),
)
THREE = reports(
    ("2019-04-01", "air", ["S-1", "S-2"]),
    ("2019-04-02", "air", ["S-3"]),
    ("2019-04-16", "ground", ["S-1"]),
)


def test_a_change_within_its_span_is_perhaps_and_not_yet_sure():
    table = control(
        ("far", "2019-04-03", "2019-04-03", "laaf", "agreed"),
        ("near", "2019-04-05", "2019-04-07", "laaf", "agreed"),
    )
    days = siege.reach(table, KM, "2019-04-04", "2019-04-08")
    assert list(days["laaf"]) == [40, 40, 40, 5, 5]
    assert list(days["laaf_perhaps"]) == [40, 5, 5, 5, 5]
    assert days["contested"].isna().all()  # no such place is missing, not 0 km


@pytest.mark.parametrize("agreement", ["claimed_only", "disputed"])
def test_one_sides_word_does_not_move_the_sure_line(agreement):
    table = control(
        ("mid", "2019-04-03", "2019-04-03", "laaf", "agreed"),
        ("near", "2019-04-05", "2019-04-05", "laaf", agreement),
    )
    days = siege.reach(table, KM, "2019-04-04", "2019-04-06")
    assert set(days["laaf"]) == {20} and days["laaf_perhaps"].iloc[-1] == 5


def test_a_place_that_is_lost_no_longer_counts_as_near():
    table = control(
        ("far", "2019-04-03", "2019-04-03", "laaf", "agreed"),
        ("near", "2019-04-04", "2019-04-04", "laaf", "agreed"),
        ("near", "2019-04-05", "2019-04-05", "gna", "agreed"),
    )
    assert list(siege.reach(table, KM, "2019-04-04", "2019-04-05")["laaf"]) == [5, 40]


def test_days_between_changes_are_those_that_each_day_alone_gives(tables, km):
    days = siege.reach(tables["control"], km, *SPAN)
    assert len(days) == 356
    for day in ("2019-04-07", "2019-08-01", "2020-02-02"):
        alone = siege.reach(tables["control"], km, day, day)
        pd.testing.assert_series_equal(days.loc[day], alone.loc[day])


def test_perhaps_is_never_farther_than_sure(tables, km):
    days = siege.reach(tables["control"], km, *SPAN)
    for holder in siege.FRONT:
        both = days[[holder, f"{holder}_perhaps"]].dropna()
        assert len(both) and (both[f"{holder}_perhaps"] <= both[holder]).all()


def test_the_reach_chart_draws_its_table_and_tells_it(tables, km):
    ax = siege.reach_chart(tables["control"], km, *SPAN)
    days = siege.reach(tables["control"], km, *SPAN)
    lines = {line.get_label(): line for line in ax.get_lines()}
    assert set(lines) == {"LAAF", "contested"}
    assert lines["LAAF"].get_ydata()[-1] == days["laaf"].iloc[-1]
    assert len(ax.collections) == 2 and all(b.get_hatch() for b in ax.collections)
    assert f"nearest {days['contested'].min():g} km" in ax.tripoli["alt"]
    assert ax.get_ylabel().startswith("km") and ax.tripoli["source_ids"]


def test_a_front_without_a_sure_place_is_told_and_not_drawn_as_zero():
    table = control(("near", "2019-04-05", "2019-04-09", "contested", "agreed"))
    ax = siege.reach_chart(table, KM, "2019-04-04", "2019-04-06")
    assert "no place is surely contested" in ax.tripoli["alt"]
    assert all(pd.isna(line.get_ydata()).all() for line in ax.get_lines())


def test_months_without_a_report_stay_and_all_reports_are_counted(year):
    gap = reports(("2019-04-01", "air", ["S-1"]), ("2019-06-01", "air", ["S-1"]))
    assert list(siege.by_month(gap)["air"]) == [1, 0, 1]
    assert siege.by_month(year).to_numpy().sum() == len(year)


def test_marks_and_numbers_of_the_months_agree_with_the_table(year):
    ax = siege.kinds_by_month(year)
    counts = ax.tripoli["table"]
    told = sorted(int(text.get_text()) for text in ax.texts)
    assert told == sorted(n for n in counts.to_numpy().ravel() if n)
    areas = [size for marks in ax.collections for size in marks.get_sizes()]
    assert sum(areas) == siege.AREA * len(year)
    assert f"{len(year)} event reports" in ax.tripoli["alt"]


def test_two_pages_of_one_publisher_count_once():
    weeks = siege.publishers_weekly(THREE, PAGES)
    assert list(weeks["reports"]) == [2, 0, 1]  # the empty week stays
    assert list(weeks["publishers"]) == [2, 0, 1]


def test_bars_and_dots_are_the_weeks_of_the_table(tables, year):
    ax = siege.reports_and_publishers(year, tables["sources"])
    heights = [bar.get_height() for bar in ax.containers[0]]
    assert sum(heights) == len(year) and heights == list(ax.tripoli["table"]["reports"])
    dots = ax.get_lines()[0].get_ydata()
    assert list(dots) == list(ax.tripoli["table"]["publishers"])
    assert f"{len(heights)} weeks" in ax.tripoli["alt"]


def test_an_origin_is_alone_only_where_no_other_tells_the_event():
    rest = siege.resting(THREE, PAGES)
    assert rest.loc["wire"].to_dict() == {"alone": 1, "with others": 1}
    assert rest.loc["paper"].to_dict() == {"alone": 0, "with others": 1}
    assert rest.loc["digest"].to_dict() == {"alone": 1, "with others": 0}
    assert rest.index[0] == "wire"  # most events first


def test_a_reprint_does_not_make_an_event_rest_on_two():
    reprint = PAGES.assign(origin="wire")
    assert siege.resting(THREE, reprint)["alone"].sum() == len(THREE)


def test_origin_bars_are_stacked_alone_then_with_others(tables, year):
    ax = siege.origins_chart(year, tables["sources"], top=5)
    alone, others = ax.containers
    assert [bar.get_x() for bar in others] == [bar.get_width() for bar in alone]
    assert all(bar.get_hatch() for bar in others)
    first = ax.tripoli["table"].index[0]
    assert len(ax.tripoli["table"]) == 5 and f"{first} tells of" in ax.tripoli["alt"]


@pytest.mark.parametrize(
    "draw, told",
    [
        (lambda t, e: siege.kinds_by_month(e[:0]), "no events to count"),
        (lambda t, e: siege.origins_chart(e[:0], t["sources"]), "no events to count"),
        (lambda t, e: siege.publishers_weekly(THREE, t["sources"]), "unknown source"),
        (lambda t, e: siege.origins_chart(e, PAGES), "unknown source"),
        (lambda t, e: siege.reach(t["control"], KM, *SPAN), "no distance for P-"),
        (
            lambda t, e: siege.reach(control(), KM, "2020-03-24", "2019-04-04"),
            "swap them",
        ),
    ],
    ids=["no months", "no origins", "page", "origin", "distance", "days"],
)
def test_bad_input_is_one_sentence(tables, year, draw, told):
    with pytest.raises(TripoliError, match=told) as fault:
        draw(tables, year)
    assert "\n" not in str(fault.value)
