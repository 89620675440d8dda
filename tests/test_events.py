"""Choosing events by day, at the edges."""

import pandas as pd
import pytest

from tripoli.data import TripoliError
from tripoli.events import between, civilian_harm, upto, weekly

DAYS = pd.to_datetime(["2020-05-17", "2020-05-18", "2020-06-04"])
SOME = pd.DataFrame(
    {
        "date_start": DAYS,
        "date_end": pd.to_datetime(["2020-05-19", "2020-05-18", "2020-06-04"]),
        "kind": pd.array(["air", "ground", "ground"], dtype="str"),
    },
    index=["range", "day", "later"],
)


@pytest.mark.parametrize(
    "day, found",
    [("2020-05-16", []), ("2020-05-17", ["range"]), ("2020-05-18", ["range", "day"])],
)
def test_upto_counts_an_event_from_its_first_possible_day(day, found):
    assert list(upto(SOME, day).index) == found


@pytest.mark.parametrize(
    "first, last, found",
    [
        ("2020-05-19", "2020-05-20", ["range"]),
        ("2020-05-20", "2020-06-03", []),
        ("2020-05-18", "2020-06-04", ["range", "day", "later"]),
    ],
)
def test_between_keeps_whatever_may_lie_inside(first, last, found):
    assert list(between(SOME, first, last).index) == found


def test_weekly_keeps_the_weeks_without_events():
    counts = weekly(SOME)
    assert list(counts.index.strftime("%F")) == [
        "2020-05-11",
        "2020-05-18",
        "2020-05-25",
        "2020-06-01",
    ]
    assert list(counts.sum(axis=1)) == [1, 1, 0, 1]


def test_weekly_counts_events_without_a_code_too(tables):
    counts = weekly(tables["events"], by="gained_by")
    assert counts.sum().sum() == len(tables["events"])


def test_no_events_are_one_sentence():
    with pytest.raises(TripoliError, match="no events to count"):
        weekly(SOME.head(0))


def test_weekly_by_an_unknown_column_is_one_sentence():
    with pytest.raises(TripoliError, match="unknown column 'colour'"):
        weekly(SOME, by="colour")


def test_a_floor_alone_is_harm_and_an_announcement_is_not():
    rows = pd.DataFrame(
        {
            "kind": ["air", "air", "air", "statement"],
            "civilian_deaths_low": pd.array([19, 0, pd.NA, 5], "Int64"),
            "civilian_deaths_high": pd.array([pd.NA, 2, pd.NA, 5], "Int64"),
        },
        index=["floor", "one side", "nobody knows", "words"],
    )
    assert civilian_harm(rows).index.tolist() == ["floor", "one side"]
