"""Agreement of two readers."""

import random

import pandas as pd
import pytest

from tripoli.agreement import double_coding, kappa


@pytest.mark.parametrize(
    "other, value",
    [("aabb", 1), ("bbaa", -1), ("abab", 0), ("aaab", 0.5)],
    ids=["same", "opposite", "chance", "half way"],
)
def test_kappa_of_known_cases(other, value):
    assert kappa(pd.Series(list("aabb")), pd.Series(list(other))) == pytest.approx(
        value
    )


def test_kappa_does_not_hang_on_the_order_in_which_codes_are_met():
    draw = random.Random(13)
    one, other = (pd.Series(draw.choices("abcdefghijkl", k=43)) for _ in range(2))
    named = [kappa(one + str(i), other + str(i)) for i in range(50)]
    assert len(set(named)) == 1  # else the last digit differs from run to run


def test_forty_events_of_the_table_were_coded_twice(tables):
    both = double_coding()
    assert len(both) == 40 and set(both.index) <= set(tables["events"].index)
    assert both["found"].isin(["yes", "no", "unclear"]).all()
