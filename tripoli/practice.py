"""Check a student's answer and say why; the exercises are in `exercises`."""

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from tripoli.data import TripoliError, one_of
from tripoli.exercises import EXERCISES, Exercise

RUNGS = 3
LISTS = (list, tuple, set, pd.Index, pd.Series, np.ndarray, ExtensionArray)
"""What answers a list of things, whatever its order; `.unique()` gives the last."""


class Said(str):
    """A sentence that Jupyter shows without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def plain(value: object) -> object:
    """An answer without its wrapping: tables by their ids, dates as text, no order."""
    if isinstance(value, pd.DataFrame):
        return sorted(map(str, value.index))
    if isinstance(value, pd.Series) and not isinstance(value.index, pd.RangeIndex):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, LISTS):
        return sorted(str(plain(item)) for item in value)
    if isinstance(value, pd.Timestamp):
        return f"{value:%F}"
    if isinstance(value, (int, float, np.number)) and not isinstance(value, bool):
        return round(float(value), 6)
    return str(value)


def exercise(name: str) -> Exercise:
    return EXERCISES[one_of("exercise", name, list(EXERCISES))]


def same(answer: object, key: object) -> bool:
    """Whether two answers mean the same; one id stands for a list of that one."""
    mine, asked = plain(answer), plain(key)
    return asked in (mine, [mine])


def check(name: str, answer: object) -> Said:
    """Return whether an answer is right, and if not, why and which row to look at.

    An answer left as `...` is not yet an answer. Raises a sentence for an exercise that
    does not exist.
    """
    task = exercise(name)
    if answer is ...:
        return Said(f"Not yet: put your answer in place of the dots in {name}.")
    if same(answer, task.key()):
        return Said(f"Right. {task.right}")
    for wrong, reason in task.wrong:
        if plain(answer) == plain(wrong()):
            return Said(f"Not quite: {reason}")
    kind = type(task.key()).__name__
    return Said(
        f"Not quite: {task.look} (Your {type(answer).__name__}; asked: {kind}.)"
    )


def hint(name: str, rung: int = 1) -> Said:
    """Return the first, second or third hint of an exercise."""
    if rung not in range(1, RUNGS + 1):
        raise TripoliError(f"{rung!r} is no rung: hints go from 1 to {RUNGS}.")
    return Said(f"Hint {rung} of {RUNGS}: {exercise(name).hints[rung - 1]}")
