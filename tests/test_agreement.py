"""Agreement of two readers."""

import os
import subprocess
import sys

import pandas as pd
import pytest

from tripoli.agreement import double_coding, kappa

KAPPA = """
from tripoli.agreement import double_coding, kappa
both = double_coding()
print(*(kappa(both[f + "_first"], both[f + "_second"]) for f in ("kind", "initiators")))
"""


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
    told = [
        subprocess.run(
            [sys.executable, "-c", KAPPA],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
        ).stdout
        for seed in range(5)
    ]
    assert told[0] and len(set(told)) == 1


def test_forty_events_of_the_table_were_coded_twice(tables):
    both = double_coding()
    assert len(both) == 40 and set(both.index) <= set(tables["events"].index)
    assert both["found"].isin(["yes", "no", "unclear"]).all()
