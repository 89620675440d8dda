"""How far two readers of the same pages agree; what they read is left to `data`."""

from math import fsum

import pandas as pd

from tripoli.data import folder


def double_coding() -> pd.DataFrame:
    """Return the events that two readers coded apart, indexed by event_id.

    For each field there is a column `_first` (the table as it stood) and `_second` (a
    reader who saw only the pages); `found` says whether he was sure which event it was.
    """
    path = folder() / "double-coding.csv"
    return pd.read_csv(path, dtype="str", keep_default_na=False, index_col="event_id")


def kappa(one: pd.Series, other: pd.Series) -> float:
    """Return Cohen's kappa of two readers' codes: 1 is full agreement, 0 is chance.

    Source: J. Cohen, A coefficient of agreement for nominal scales, 1960.
    """
    same = (one == other).mean()
    codes = {*one, *other}
    chance = fsum((one == code).mean() * (other == code).mean() for code in codes)
    return 1.0 if chance == 1 else float((same - chance) / (1 - chance))
