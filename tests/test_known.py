"""The second clock: what the pages had told by a day."""

import pandas as pd
import pytest

from tripoli.control import holder_on
from tripoli.known import (
    announced,
    first_told,
    reported_control,
    reported_events,
    told_otherwise,
)

DAY = pd.Timestamp


@pytest.fixture
def sources():
    days = {"S-early": "2020-04-01", "S-late": "2020-04-20", "S-may": "2020-05-01"}
    return pd.DataFrame({"date": pd.Series(days).map(DAY)})


@pytest.fixture
def control():
    """A place that changed on 2 April and on 10 April; the first was told last."""
    rows = {
        "C-0": ("2019-04-03", "gna", "start", []),
        "C-1": ("2020-04-02", "contested", "fighting", ["S-may"]),
        "C-2": ("2020-04-10", "laaf", "fighting", ["S-late"]),
    }
    table = pd.DataFrame.from_dict(
        rows, orient="index", columns=["date_low", "holder", "how", "source_ids"]
    )
    days = table["date_low"].map(DAY)
    return table.assign(
        date_low=days, date_high=days, place_id="P-here", agreement="agreed"
    ).rename_axis("control_id")


def said(first, last):
    row = {"place_id": "P-here", "date_low": DAY(first), "date_high": DAY(last),
           "holder": "laaf", "how": "fighting", "agreement": "disputed",
           "source_ids": ["S-early"]}  # fmt: skip
    return pd.DataFrame([row], index=["E-20200402-1"])


def holder(table, day):
    return holder_on(table, day).loc["P-here", "holder"]


def test_the_earliest_page_counts(sources):
    rows = pd.DataFrame({"source_ids": [["S-late", "S-early"], []]}, index=["a", "b"])
    told = first_told(rows, sources)
    assert told["a"] == DAY("2020-04-01") and pd.isna(told["b"])


def test_an_event_is_known_from_its_first_page_and_never_before_it_happens(sources):
    days = [DAY("2020-04-05"), DAY("2020-04-19")]
    events = pd.DataFrame(
        {"date_start": days, "date_end": days, "source_ids": [["S-late"], ["S-early"]]}
    )
    known = reported_events(events, sources)
    assert list(known["date_start"]) == [DAY("2020-04-20"), DAY("2020-04-19")]
    assert list(known["date_end"]) == [DAY("2020-04-20"), DAY("2020-04-19")]


def test_a_change_told_late_does_not_undo_a_later_one(control, sources):
    known = reported_control(control, said("2020-04-02", "2020-04-02").head(0), sources)
    days = ("2020-04-19", "2020-04-20", "2020-05-02")
    assert [holder(known, day) for day in days] == ["gna", "laaf", "laaf"]


def test_an_announcement_stands_while_it_is_asserted_and_no_longer(control, sources):
    known = reported_control(control, said("2020-04-03", "2020-04-05"), sources)
    days = ("2020-04-02", "2020-04-03", "2020-04-05", "2020-04-06")
    assert [holder(known, day) for day in days] == ["gna", "laaf", "laaf", "gna"]


def test_places_told_otherwise_are_those_whose_holders_differ(control, sources):
    known = reported_control(control, said("2020-04-03", "2020-04-05"), sources)
    apart = told_otherwise(control, known, "2020-04-04")
    assert apart.to_dict("index") == {
        "P-here": {"held": "contested", "reported": "laaf"}
    }
    assert told_otherwise(control, known, "2020-04-01").empty


def test_the_false_reports_of_march_2020_are_known_as_such(tables):
    found = announced(tables["events"], tables["claims"], tables["actors"])
    watiya = found.loc["E-20200325-2"]
    assert (watiya["holder"], watiya["agreement"]) == ("gna", "disputed")
    assert watiya["date_high"] == DAY("2020-03-27")
