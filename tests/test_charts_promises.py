"""Charts of promises draw what the tables say, and tell it."""

import numpy as np
import pandas as pd
import pytest

from tripoli import truces
from tripoli.charts import promises
from tripoli.data import TripoliError

BERLIN = "2020-01-19"


@pytest.fixture(scope="module")
def reports(tables):
    return truces.violent(tables["events"])


@pytest.fixture(scope="module")
def promised(tables):
    return tables["pledges"].at["G-20200119-1", "party_ids"]


def marks(ax):
    return {c.get_label(): c.get_offsets() for c in ax.collections}


def test_a_pledge_of_both_sides_is_drawn_for_both(tables):
    one = tables["pledges"].loc[["G-20201023-1"]]
    ax = promises.pledges_chart(one, tables["actors"])
    drawn = marks(ax)
    assert [len(drawn[who]) for who in promises.BOUND] == [1, 0, 1]
    assert (
        "GNA side in 1, states and organisations in 0, LAAF side in 1"
        in (ax.tripoli["alt"])
    )


def test_every_pledge_stands_in_the_lane_of_its_topic(tables):
    pledges = tables["pledges"]
    ax = promises.pledges_chart(pledges, tables["actors"])
    names = [text.get_text() for text in ax.get_yticklabels()]
    oil = names.index("oil")
    days = pledges.loc[pledges["topic"] == "oil", "date"].nunique()
    inside = [xy for at in marks(ax).values() for xy in at if abs(xy[1] - oil) < 0.5]
    assert len({xy[0] for xy in inside}) == days
    assert len(ax.tripoli["table"]) == len(pledges)


def test_pledges_of_one_day_and_topic_are_counted_not_hidden(tables):
    ax = promises.pledges_chart(tables["pledges"], tables["actors"])
    apart = promises.bound(tables["pledges"], tables["actors"])
    heaps = apart.groupby(["bound", "topic", "date"]).size()
    told = sorted(int(text.get_text()) for text in ax.texts)
    assert told == sorted(heaps[heaps > 1])


def test_bars_of_support_add_up_to_its_rows(tables, promised):
    ax = promises.deliveries_chart(
        tables["support"], tables["actors"], promised, BERLIN
    )
    rows = truces.either_side(tables["support"], promised, BERLIN)
    widths = sum(bar.get_width() for bars in ax.containers for bar in bars)
    assert widths == len(rows) == ax.tripoli["table"].to_numpy().sum()
    assert "No row: Algeria" in ax.tripoli["alt"]


def test_alleged_support_is_drawn_hollow_and_confirmed_full(tables, promised):
    ax = promises.deliveries_chart(
        tables["support"], tables["actors"], promised, BERLIN
    )
    looks = {bars.get_label(): bars[0].get_facecolor() for bars in ax.containers}
    assert looks["alleged or denied"] == (1, 1, 1, 1)
    assert looks["admitted or confirmed"] != (1, 1, 1, 1)


def test_every_status_of_support_has_a_look(tables):
    known = {code for codes, _ in promises.SURE.values() for code in codes}
    assert set(tables["support"]["status"]) <= known


def test_bars_round_a_day_are_the_counts(reports):
    counts = truces.around(reports, "2020-03-21")
    ax = promises.around_chart(counts, reports, "2020-03-21")
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
    ax = promises.around_chart(counts, reports, "2020-03-21")
    near = reports["date_start"].between("2020-03-20", "2020-03-22")
    wanted = set(reports.loc[near, "source_ids"].explode())
    assert set(ax.tripoli["source_ids"]) == wanted


def test_truces_are_drawn_as_reports_a_day(tables, reports):
    found = truces.compare(tables["events"], truces.TRUCES, days=5)
    drawn = marks(promises.truces_chart(found, reports, days=5))
    for side in ("before", "after"):
        assert list(drawn[side][:, 0]) == pytest.approx(list(found[side] / 5))


def test_hatched_bars_are_the_share_called_p():
    drawn = np.array([-4, -2, 0, 2, 2, 4, 4, 4])
    ax = promises.chance_chart(drawn, 4)
    tall = {bars.get_label(): bars for bars in ax.containers}
    assert sum(bar.get_height() for bar in tall["as far or further"]) == 4
    assert sum(bar.get_height() for bar in tall["nearer to 0"]) == 4
    assert "4 are as far from 0 or further" in ax.tripoli["alt"]
    assert f"p {5 / 9:.3f}" in ax.tripoli["alt"]


def test_the_line_stands_at_what_was_observed():
    ax = promises.chance_chart(np.array([-1, 1, 3]), -3)
    assert set(ax.lines[0].get_xdata()) == {-3}
    assert "observed -3" in ax.tripoli["alt"]


@pytest.mark.parametrize(
    "draw, told",
    [
        (lambda t: promises.pledges_chart(t["pledges"][:0], t["actors"]), "no pledges"),
        (
            lambda t: promises.pledges_chart(t["pledges"], t["actors"].drop("A-gna")),
            "unknown actor 'A-gna'",
        ),
        (
            lambda t: promises.deliveries_chart(
                t["support"], t["actors"], ["A-turky"], BERLIN
            ),
            "did you mean 'A-turkey'",
        ),
        (
            lambda t: promises.deliveries_chart(
                t["support"], t["actors"], ["A-algeria"], BERLIN
            ),
            "none of these backers",
        ),
        (
            lambda t: promises.truces_chart(pd.DataFrame(), t["events"]),
            "no truces to draw",
        ),
        (lambda t: promises.chance_chart(np.array([]), 3), "no chance differences"),
    ],
    ids=["no pledge", "party", "backer", "no row", "no truce", "no chance"],
)
def test_a_wrong_argument_is_one_sentence(tables, draw, told):
    with pytest.raises(TripoliError, match=told):
        draw(tables)
