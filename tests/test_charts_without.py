"""Charts of what is left without some pages lose nothing and invent nothing."""

import pytest
from drawn import legend
from matplotlib import dates as mdates

from tripoli import overlap
from tripoli.charts import without
from tripoli.style import CONFIDENCES


@pytest.fixture(scope="module")
def trials(tables):
    return overlap.trials(tables["events"], tables["claims"], tables["sources"])


def test_weeks_without_pages_never_have_more_events(trials):
    ax = without.weeks_chart(trials)
    counts = ax.tripoli["table"]
    assert all((counts[name] <= counts["all pages"]).all() for name in counts)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == list(trials)
    for name, rows in trials.items():
        assert f"{name}: {len(rows)} events" in ax.tripoli["alt"]


def test_drawn_weeks_are_those_of_the_table(trials):
    ax = without.weeks_chart(trials)
    for name in trials:
        step = next(p for p in ax.patches if p.get_label() == name)
        values, _, base = step.get_data()
        assert list(values - base) == pytest.approx(list(ax.tripoli["table"][name]))


def test_lost_events_fill_each_bar_up_to_all(trials):
    ax = without.confidence_chart(trials)
    counts = ax.tripoli["table"]
    assert set(counts.sum(axis=1)) == {len(trials["all pages"])}
    assert counts.at["all pages", "lost"] == 0 < counts.at["without all others", "lost"]
    assert legend(ax) == list(CONFIDENCES)


def test_the_triangle_stands_over_the_fullest_week_and_hides_no_bar(trials):
    ax = without.weeks_chart(trials)
    counts = ax.tripoli["table"]
    for mark, name in zip(ax.texts, counts, strict=True):
        week = mdates.num2date(mark.xy[0]).date() - counts[name].idxmax().date()
        step = next(p for p in ax.patches if p.get_label() == name)
        assert 0 <= week.days < 7 and mark.xy[1] >= step.get_data().values.max()
