"""What followed a promise: reports round a truce, support on either side of a day.

`shuffled` and `p_value` ask how often chance alone would do as much. All counts are of
reports that we read and coded, not of acts. Drawing is left to `charts.promises` and
`charts.pauses`.
"""

import numpy as np
import pandas as pd

from tripoli.arms import EMBARGOED
from tripoli.data import FIRST, LAST, TripoliError, to_day
from tripoli.events import air_strikes

TRUCES = {
    "Eid, August 2019": "E-20190810-1",
    "Russia and Turkey, January 2020": "E-20200112-1",
    "Epidemic, March 2020": "E-20200321-1",
    "Ramadan, April 2020": "E-20200429-1",
    "Cairo, June 2020": "E-20200606-1",
    "Two statements, August 2020": "E-20200821-1",
    "Geneva, October 2020": "E-20201023-1",
}
"""The truces of the record, each with the event that opens or offers it."""

SEED, TRIES = 19, 5000


def violent(events: pd.DataFrame) -> pd.DataFrame:
    """Return strikes from the air, shelling, and ground fighting with deaths.

    Aircraft lost are left out: they are no strikes. So are mines and graves, which
    tell of another day; refuted events; and those not known to one day or night.
    """
    struck = events.index.isin(air_strikes(events).index)
    deadly = (events["kind"] == "ground") & (events["deaths_high"].fillna(0) > 0)
    dated = events["date_precision"].isin(["day", "night"])
    stands = events["confidence"] != "refuted"
    fired = struck | deadly | (events["kind"] == "shelling")
    return events[fired & dated & stands]


def around(events: pd.DataFrame, day: object, days: int = 7) -> pd.Series:
    """Return event reports a day, from `days` before a day to `days` after it.

    The index counts days from that day; a night counts on its first day, and a day
    without a report is 0. A window that leaves the record is a sentence.
    """
    middle = to_day(day)
    if not isinstance(days, int) or days < 1:
        raise TripoliError(f"{days!r} days make no window: take one or more.")
    reach = pd.Timedelta(days=days)
    if middle - reach < FIRST or middle + reach > LAST:
        raise TripoliError(
            f"{days} days round {middle:%F} leave the record, {FIRST:%F} to "
            f"{LAST:%F}: take fewer."
        )
    away = (events["date_start"] - middle).dt.days
    offsets = pd.RangeIndex(-days, days + 1, name="days from it")
    return away.value_counts().reindex(offsets, fill_value=0).rename("reports")


def sides(counts: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Counts before and after; the day itself belongs to neither."""
    return counts[counts.index < 0].to_numpy(), counts[counts.index > 0].to_numpy()


def difference(counts: pd.Series) -> int:
    """Reports after the day less reports before it."""
    before, after = sides(counts)
    return int(after.sum() - before.sum())


def shuffled(counts: pd.Series, tries: int = TRIES, seed: int = SEED) -> np.ndarray:
    """Return the differences that come of putting the days in chance order."""
    before, after = sides(counts)
    both, chance = np.concatenate([before, after]), np.random.default_rng(seed)
    mixed = chance.permuted(np.tile(both, (tries, 1)), axis=1)
    return mixed[:, len(before) :].sum(axis=1) - mixed[:, : len(before)].sum(axis=1)


def p_value(observed: float, drawn: np.ndarray) -> float:
    """Return how often chance was at least as far from 0 as what was observed.

    What was observed counts as one of the tries, so the share is never 0.
    """
    if len(drawn) == 0:
        raise TripoliError("there are no chance differences to compare with.")
    far = int((np.abs(drawn) >= abs(observed)).sum())
    return (far + 1) / (len(drawn) + 1)


def compare(
    events: pd.DataFrame, truces: dict[str, str], days: int = 7
) -> pd.DataFrame:
    """Return one row a truce: its day, reports before and after, difference, p.

    `truces` has an event id by name. `p` is the share of 5,000 chance orders of the
    days, from one fixed seed, that part the two sides as far or further.
    """
    reports, rows = violent(events), {}
    for name, event_id in truces.items():
        if event_id not in events.index:
            raise TripoliError(f"{name} names {event_id}, which is not in the events.")
        day = events.at[event_id, "date_start"]
        counts = around(reports, day, days)
        before, after = map(int, map(np.sum, sides(counts)))
        p = p_value(after - before, shuffled(counts))
        rows[name] = [day, before, after, after - before, round(p, 3)]
    columns = ["day", "before", "after", "difference", "p"]
    found = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return found.rename_axis("truce")


def either_side(support: pd.DataFrame, backers: list[str], day: object) -> pd.DataFrame:
    """Return the rows of arms, men and carriers of some backers, with `when`.

    `when` is before (ended before the day), across (began by then and went on, or has
    no known end) or after (began after it). A row is a report, not a delivery.
    """
    middle = to_day(day)
    chosen = support["backer_id"].isin(backers) & support["kind"].isin(EMBARGOED)
    rows = support[chosen].assign(when="across")
    rows.loc[rows["date_end"] < middle, "when"] = "before"
    rows.loc[rows["date_start"] > middle, "when"] = "after"
    return rows
