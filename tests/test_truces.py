"""Windows round a day, and how often chance alone does as much."""

import numpy as np
import pandas as pd
import pytest

from tripoli import truces
from tripoli.arms import EMBARGOED
from tripoli.data import TripoliError, vocab
from tripoli.events import aircraft_lost
from tripoli.truces import around, compare, difference, either_side, p_value, shuffled

DAY = "2020-01-12"


def made(*days, **cells):
    """Events of one day each, strikes unless told otherwise."""
    rows = {
        "date_start": pd.to_datetime(list(days)),
        "date_end": pd.to_datetime(list(days)),
        "date_precision": "day",
        "kind": "air",
        "subkind": "air strike",
        "deaths_high": pd.NA,
        "confidence": "confirmed",
    }
    index = [f"E-{n}" for n in range(len(days))]
    return pd.DataFrame(rows | cells, index=index)


def counts(*values):
    half = len(values) // 2
    return pd.Series(values, index=range(-half, half + 1))


def test_the_day_itself_counts_on_neither_side():
    found = around(made(DAY, DAY, "2020-01-11", "2020-01-13", "2020-01-14"), DAY, 2)
    assert found.tolist() == [0, 1, 2, 1, 1]
    assert difference(found) == 1


def test_a_report_outside_the_window_is_not_counted():
    found = around(made("2020-01-08", "2020-01-16"), DAY, 3)
    assert found.sum() == 0 and len(found) == 7


@pytest.mark.parametrize("day, days", [("2020-10-28", 7), ("2019-04-05", 3)])
def test_a_window_that_leaves_the_record_is_one_sentence(day, days):
    with pytest.raises(TripoliError, match="leave the record") as told:
        around(made(DAY), day, days)
    assert str(told.value).count(".") == 1


def test_a_window_that_just_fits_the_record_is_taken():
    assert len(around(made(DAY), "2020-10-24", 7)) == 15


@pytest.mark.parametrize("days", [0, -1, 2.5, "7"])
def test_a_window_without_days_is_one_sentence(days):
    with pytest.raises(TripoliError, match="make no window"):
        around(made(DAY), DAY, days)


@pytest.mark.parametrize(
    "cells, kept",
    [
        ({}, 1),
        ({"kind": "ground"}, 0),
        ({"kind": "ground", "deaths_high": 2}, 1),
        ({"kind": "ground", "deaths_high": 0}, 0),
        ({"kind": "humanitarian", "deaths_high": 2}, 0),
        ({"confidence": "refuted"}, 0),
        ({"date_precision": "night"}, 1),
        ({"date_precision": "range"}, 0),
        ({"date_precision": "before"}, 0),
        ({"subkind": "drone loss claim"}, 0),
        ({"subkind": "aircraft loss claim"}, 0),
        ({"subkind": "drone lost"}, 0),
        ({"subkind": "aircraft lost"}, 0),
        ({"subkind": "drone tally"}, 0),
        ({"kind": "shelling", "subkind": "explosions"}, 1),
    ],
)
def test_only_dated_strikes_and_deadly_fighting_count_as_violent(cells, kept):
    assert len(truces.violent(made(DAY, **cells))) == kept


def test_the_truces_are_counted_without_any_lost_aircraft(tables):
    lost = aircraft_lost(tables["events"])
    assert len(lost) > 40
    assert not set(lost.index) & set(truces.violent(tables["events"]).index)


def test_the_seven_truces_are_as_lesson_09_tells_them(tables):
    """If this no longer holds, the prose of sections 9.5 to 9.7 must change."""
    found = compare(tables["events"], truces.TRUCES)
    steps = list(found["difference"])
    assert min(steps[0], steps[2]) > 1 and abs(steps[3]) <= 1 and steps[4] < -1
    january = found.loc["Russia and Turkey, January 2020"]
    assert january["difference"] == 1
    assert found["p"].idxmin() == "Cairo, June 2020" and found["p"].min() > 0.1
    assert found.loc["Geneva, October 2020", ["before", "after"]].sum() == 0


def test_before_the_truce_of_january_both_tell_and_after_it_the_gna_alone(tables):
    reports = truces.violent(tables["events"])
    before = reports[reports["date_start"].between("2020-01-05", "2020-01-11")]
    after = reports[reports["date_start"].between("2020-01-13", "2020-01-19")]
    assert {"A-gna", "A-laaf"} == set(before["initiator_ids"].explode())
    assert before["deaths_high"].max() > 0 == after["deaths_high"].fillna(0).max()
    assert set(after["initiator_ids"].explode()) == {"A-laaf"}
    assert set(after["attribution"]) == {"alleged"}


def test_a_window_of_five_days_changes_the_steps_that_lesson_09_names(tables):
    steps = list(compare(tables["events"], truces.TRUCES, days=5)["difference"])
    assert steps[0] == 0 and steps[1] < 0 and steps[3] < -1


def test_the_highest_day_of_march_is_mostly_one_whole_and_its_parts(tables):
    reports = truces.violent(tables["events"])
    march = around(reports, "2020-03-21")
    assert march.idxmax() == 2 and (march == march.max()).sum() == 1
    loud = reports[reports["date_start"] == "2020-03-23"]
    whole = "E-20200323-1"
    assert whole in loud.index and (loud["parent_id"] == whole).sum() >= 2
    page = loud["source_ids"].map(lambda ids: "S-losservatorio-20200324" in ids)
    assert page.mean() > 0.5


def test_shuffled_days_keep_their_reports_and_leave_the_day_out():
    drawn = shuffled(counts(0, 3, 9, 1, 0), tries=500)
    assert set(drawn) == {-4, -2, 2, 4}


def test_the_same_seed_gives_the_same_chance_and_another_does_not():
    week = counts(*range(15))
    assert (shuffled(week) == shuffled(week)).all()
    assert (shuffled(week) != shuffled(week, seed=1)).any()


def test_days_that_are_all_alike_give_p_of_one():
    even = counts(2, 2, 5, 2, 2)
    assert p_value(difference(even), shuffled(even)) == 1


def test_p_counts_both_ends_and_is_never_zero():
    assert p_value(3, np.array([-3, -1, 0, 2])) == pytest.approx(2 / 5)
    assert p_value(9, np.array([-3, -1, 0, 2])) == pytest.approx(1 / 5)
    with pytest.raises(TripoliError, match="no chance differences"):
        p_value(1, np.array([]))


def test_p_agrees_with_all_orders_counted_by_hand():
    # Two days of six reports on one side: 2 of the 6 ways to cut four days.
    steep = counts(0, 0, 0, 6, 6)
    assert p_value(12, shuffled(steep)) == pytest.approx(1 / 3, abs=0.03)


def test_compare_takes_the_day_of_the_event_and_counts_both_sides():
    events = made(DAY, "2020-01-11", "2020-01-13", "2020-01-14")
    row = compare(events, {"winter": "E-0"}).loc["winter"]
    assert (row["before"], row["after"], row["difference"]) == (1, 2, 1)


def test_a_truce_without_its_event_is_one_sentence():
    with pytest.raises(TripoliError, match="winter names E-9"):
        compare(made(DAY), {"winter": "E-9"})


def test_every_truce_is_an_event_that_offers_or_opens_one(tables):
    kinds = tables["events"].loc[list(truces.TRUCES.values()), "kind"]
    assert set(kinds) == {"ceasefire"} and kinds.index.is_unique


def test_an_embargo_is_about_kinds_of_support_each_named_once():
    assert set(EMBARGOED) <= set(vocab("support", "kind")["code"])
    assert len(set(EMBARGOED)) == len(EMBARGOED)


def test_support_is_put_before_across_or_after_by_its_days():
    support = pd.DataFrame(
        {
            "backer_id": ["A-x"] * 5 + ["A-y"],
            "kind": ["uav", "ships", "uav", "uav", "diplomatic", "uav"],
            "date_start": pd.to_datetime(
                ["2019-05-01", "2020-01-01", "2019-05-01", "2020-02-01", DAY, DAY]
            ),
            "date_end": pd.to_datetime(
                ["2019-06-01", "2020-03-01", None, None, None, None]
            ),
        }
    )
    rows = either_side(support, ["A-x"], "2020-01-19")
    assert rows["when"].tolist() == ["before", "across", "across", "after"]
