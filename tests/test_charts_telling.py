"""Charts of what is told: months, weeks with their publishers, origins."""

import pandas as pd
import pytest

from tripoli.charts import telling
from tripoli.data import TripoliError
from tripoli.style import HOLDERS


@pytest.fixture(scope="module")
def year(tables):
    events = tables["events"]
    return events[events["date_start"] <= "2020-03-24"]


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


def test_months_without_a_report_stay_and_all_reports_are_counted(year):
    gap = reports(("2019-04-01", "air", ["S-1"]), ("2019-06-01", "air", ["S-1"]))
    assert list(telling.by_month(gap)["air"]) == [1, 0, 1]
    assert telling.by_month(year).to_numpy().sum() == len(year)


def test_marks_and_numbers_of_the_months_agree_with_the_table(year):
    ax = telling.kinds_by_month(year)
    counts = ax.tripoli["table"]
    told = sorted(int(text.get_text()) for text in ax.texts)
    assert told == sorted(n for n in counts.to_numpy().ravel() if n)
    areas = [size for marks in ax.collections for size in marks.get_sizes()]
    assert sum(areas) == telling.AREA * len(year)
    assert f"{len(year)} event reports" in ax.tripoli["alt"]


def test_two_pages_of_one_publisher_count_once():
    weeks = telling.publishers_weekly(THREE, PAGES)
    assert list(weeks["reports"]) == [2, 0, 1]  # the empty week stays
    assert list(weeks["publishers"]) == [2, 0, 1]


def test_bars_and_dots_are_the_weeks_of_the_table(tables, year):
    ax = telling.reports_and_publishers(year, tables["sources"])
    heights = [bar.get_height() for bar in ax.containers[0]]
    assert sum(heights) == len(year) and heights == list(ax.tripoli["table"]["reports"])
    dots = ax.get_lines()[0].get_ydata()
    assert list(dots) == list(ax.tripoli["table"]["publishers"])
    assert f"{len(heights)} weeks" in ax.tripoli["alt"]


def test_an_origin_is_alone_only_where_no_other_tells_the_event():
    rest = telling.resting(THREE, PAGES)
    assert rest.loc["wire"].to_dict() == {"alone": 1, "with others": 1}
    assert rest.loc["paper"].to_dict() == {"alone": 0, "with others": 1}
    assert rest.loc["digest"].to_dict() == {"alone": 1, "with others": 0}
    assert rest.index[0] == "wire"  # most events first


def test_a_reprint_does_not_make_an_event_rest_on_two():
    reprint = PAGES.assign(origin="wire")
    assert telling.resting(THREE, reprint)["alone"].sum() == len(THREE)


def test_origin_bars_are_stacked_alone_then_with_others(tables, year):
    ax = telling.origins_chart(year, tables["sources"], top=5)
    alone, others = ax.containers
    assert [bar.get_x() for bar in others] == [bar.get_width() for bar in alone]
    assert all(bar.get_hatch() for bar in others)
    first = ax.tripoli["table"].index[0]
    assert len(ax.tripoli["table"]) == 5 and f"{first} tells of" in ax.tripoli["alt"]


def test_publishers_are_not_drawn_in_the_colour_of_a_side(tables, year):
    ax = telling.reports_and_publishers(year, tables["sources"])
    sides = {HOLDERS[side]["colour"] for side in ("gna", "laaf")}
    assert ax.get_lines()[0].get_color() not in sides
    drawn = ax.get_lines()[0].get_color().lstrip("#")
    assert len({drawn[:2], drawn[2:4], drawn[4:]}) == 1  # a grey


@pytest.mark.parametrize(
    "draw, told",
    [
        (lambda t, e: telling.kinds_by_month(e[:0]), "no events to count"),
        (lambda t, e: telling.origins_chart(e[:0], t["sources"]), "no events to count"),
        (lambda t, e: telling.publishers_weekly(THREE, t["sources"]), "unknown source"),
        (lambda t, e: telling.origins_chart(e, PAGES), "unknown source"),
    ],
    ids=["no months", "no origins", "page", "origin"],
)
def test_bad_input_is_one_sentence(tables, year, draw, told):
    with pytest.raises(TripoliError, match=told) as fault:
        draw(tables, year)
    assert "\n" not in str(fault.value)
