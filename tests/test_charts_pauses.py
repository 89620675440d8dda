"""Charts of the days round a truce draw the counts, and p as a share."""

import numpy as np
import pandas as pd
import pytest
from drawn import marks

from tripoli import truces
from tripoli.charts import pauses
from tripoli.data import TripoliError


@pytest.fixture(scope="module")
def reports(tables):
    return truces.violent(tables["events"])


def test_bars_round_a_day_are_the_counts(reports):
    counts = truces.around(reports, "2020-03-21")
    ax = pauses.around_chart(counts, reports, "2020-03-21")
    heights = {
        round(bar.get_x() + bar.get_width() / 2): bar.get_height()
        for bars in ax.containers
        for bar in bars
    }
    assert heights == counts.to_dict()
    before = counts[counts.index < 0].sum()
    assert f"{before} in the 7 days before" in ax.tripoli["alt"]


def test_sources_round_a_day_are_those_of_the_window(reports):
    counts = truces.around(reports, "2020-03-21", 1)
    ax = pauses.around_chart(counts, reports, "2020-03-21")
    near = reports["date_start"].between("2020-03-20", "2020-03-22")
    wanted = set(reports.loc[near, "source_ids"].explode())
    assert set(ax.tripoli["source_ids"]) == wanted


def test_truces_are_drawn_as_the_counts_of_their_table(tables, reports):
    found = truces.compare(tables["events"], truces.TRUCES, days=5)
    ax = pauses.truces_chart(found, reports, days=5)
    drawn = marks(ax)
    assert ax.get_xlabel() == "events reported in 5 days"
    for side in ("before", "after"):
        assert list(drawn[side][:, 0]) == list(found[side])


def test_hatched_bars_are_the_share_called_p():
    drawn = np.array([-4, -2, 0, 2, 2, 4, 4, 4])
    ax = pauses.chance_chart(drawn, 4)
    tall = {bars.get_label(): bars for bars in ax.containers}
    assert sum(bar.get_height() for bar in tall["as far or further"]) == 4
    assert sum(bar.get_height() for bar in tall["nearer to 0"]) == 4
    assert "4 are as far from 0 or further" in ax.tripoli["alt"]
    assert f"p {5 / 9:.3f}" in ax.tripoli["alt"]


def test_the_line_stands_at_what_was_observed():
    ax = pauses.chance_chart(np.array([-1, 1, 3]), -3)
    assert set(ax.lines[0].get_xdata()) == {-3}
    assert "observed -3" in ax.tripoli["alt"]


def test_no_truce_and_no_chance_are_one_sentence(reports):
    with pytest.raises(TripoliError, match="no truces to draw"):
        pauses.truces_chart(pd.DataFrame(), reports)
    with pytest.raises(TripoliError, match="no chance differences"):
        pauses.chance_chart(np.array([]), 3)
