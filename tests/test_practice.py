"""Exercises: the stub is told so, the key passes, a typical error gets its reason."""

import pandas as pd
import pytest

from tripoli.data import TripoliError
from tripoli.exercises import EXERCISES
from tripoli.practice import RUNGS, check, hint, plain

ALL = pytest.mark.parametrize("name", EXERCISES)


@ALL
def test_a_stub_is_told_that_it_is_unfinished(name):
    assert check(name, ...).startswith("Not yet")


@ALL
def test_the_key_passes(name):
    assert check(name, EXERCISES[name].key()).startswith("Right. ")


@ALL
def test_each_typical_error_gets_its_own_reason(name):
    assert EXERCISES[name].wrong
    for wrong, reason in EXERCISES[name].wrong:
        assert check(name, wrong()) == f"Not quite: {reason}"


@ALL
def test_any_other_answer_is_shown_where_to_look(name):
    said = check(name, "no such answer")
    assert said.startswith("Not quite: ") and "Your str" in said


@ALL
def test_there_are_three_different_hints(name):
    assert len({str(hint(name, rung)) for rung in range(1, RUNGS + 1)}) == RUNGS


def test_a_fourth_hint_or_an_unknown_exercise_is_one_sentence():
    with pytest.raises(TripoliError, match="hints go from 1 to 3"):
        hint(next(iter(EXERCISES)), 4)
    with pytest.raises(TripoliError, match="unknown exercise '99-1'"):
        check("99-1", 1)


@pytest.mark.parametrize(
    "one, other",
    [
        (["b", "a"], pd.Index(["a", "b"])),
        (["a", "b"], pd.Series(["b", "a", "b"], dtype="str").unique()),
        (3, 3.0),
        (pd.Timestamp("2020-05-18"), "2020-05-18"),
        (pd.Series([1], index=["a"]), {"a": 1}),
        (pd.DataFrame({"x": [1]}, index=["a"]), ["a"]),
    ],
    ids=["order", "unique", "whole number", "date", "series", "table"],
)
def test_answers_of_the_same_meaning_are_equal(one, other):
    assert plain(one) == plain(other)


def test_the_id_of_the_one_row_asked_for_is_right():
    assert check("08-1", "E-20200610-5").startswith("Right. ")
    assert check("07-2", "P-hun").startswith("Not quite: ")


def test_a_true_is_not_a_one():
    assert plain(True) != plain(1)
