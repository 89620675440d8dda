"""Holders of places, at the edges of a change and on every day of the campaign."""

import pandas as pd
import pytest

from tripoli.control import changes, history, holder_on
from tripoli.data import FIRST, LAST, TripoliError

ROWS = [
    ("C-a-0", "P-a", "2019-04-03", "2019-04-03", "gna", "start"),
    ("C-a-1", "P-a", "2020-05-18", "2020-05-20", "laaf", "fighting"),
    ("C-b-0", "P-b", "2019-04-03", "2019-04-03", "unknown", "start"),
]
COLUMNS = ["control_id", "place_id", "date_low", "date_high", "holder", "how"]


@pytest.fixture
def control():
    made = pd.DataFrame(ROWS, columns=COLUMNS).assign(agreement="agreed")
    made[["date_low", "date_high"]] = made[["date_low", "date_high"]].apply(
        pd.to_datetime
    )
    return made.set_index("control_id")


@pytest.mark.parametrize(
    "day, holder, settled",
    [
        ("2019-04-03", "gna", True),
        ("2020-05-17", "gna", True),
        ("2020-05-18", "laaf", False),
        ("2020-05-19", "laaf", False),
        ("2020-05-20", "laaf", True),
    ],
)
def test_a_change_shows_from_its_first_day_and_settles_on_its_last(
    control, day, holder, settled
):
    row = holder_on(control, day).loc["P-a"]
    assert (row["holder"], row["settled"]) == (holder, settled)


def test_an_unknown_holder_is_told_not_hidden(control):
    assert holder_on(control, "2020-05-18").at["P-b", "holder"] == "unknown"


@pytest.mark.parametrize(
    "days, sure, perhaps",
    [
        (("2020-05-17",), 0, 0),
        (("2020-05-20",), 0, 1),
        (("2020-05-18", "2020-05-20"), 1, 1),
        (("2020-05-18", "2020-05-19"), 0, 1),
    ],
)
def test_a_change_counts_when_its_whole_span_lies_inside(control, days, sure, perhaps):
    assert len(changes(control, *days)) == sure
    assert len(changes(control, *days, perhaps=True)) == perhaps


def test_changes_leave_out_the_opening_and_name_who_held_it_before(control):
    moved = changes(control, "2019-04-03", "2020-10-31")
    assert list(moved["before"]) == ["gna"]


def test_history_of_an_unknown_place_is_one_sentence(control):
    with pytest.raises(TripoliError, match="did you mean 'P-a'"):
        history(control, "P-aa")


def test_every_place_has_one_holder_on_every_day(tables):
    control = tables["control"]
    places = control["place_id"].nunique()
    for day in pd.date_range(FIRST, LAST):
        assert len(holder_on(control, day)) == places


def test_the_base_of_the_dispatch_falls_on_its_day(tables):
    control = tables["control"]
    held = [
        holder_on(control, f"2020-05-{d}").at["P-watiya", "holder"] for d in (17, 18)
    ]
    assert held == ["laaf", "gna"]
