"""Exercises of lesson 09: promises."""

from itertools import product

import numpy as np
import pandas as pd

from tripoli.data import load
from tripoli.exercises.frame import Exercise
from tripoli.truces import (
    TRUCES,
    around,
    compare,
    difference,
    either_side,
    p_value,
    shuffled,
    sides,
    violent,
)

PARTIES, BERLIN = {"A-gna", "A-laaf"}, "G-20200119-1"
LAUNCH, PATROL, STOP = "E-20200331-1", "E-20200504-2", "E-20200910-2"
CAIRO, MARCH = TRUCES["Cairo, June 2020"], TRUCES["Epidemic, March 2020"]


def binding(least):
    pledges = load("pledges")
    named = pledges["party_ids"].map(lambda ids: len(PARTIES & set(ids)))
    return pledges[named >= least]


def table():
    return load("pledges").at[BERLIN, "party_ids"]


def giving():
    return set(load("support")["backer_id"])


def later(*statuses):
    day = load("pledges").at[BERLIN, "date"]
    rows = either_side(load("support"), table(), day)
    rows = rows[rows["when"] == "after"]
    return int(rows["status"].isin(statuses).sum()) if statuses else len(rows)


def sure():
    """Rows of the Berlin states, of any time, that are admitted or confirmed."""
    rows = either_side(load("support"), table(), load("pledges").at[BERLIN, "date"])
    return int(rows["status"].isin(["admitted", "confirmed"]).sum())


def waited(first, last=STOP):
    begun = load("events")["date_start"]
    return (begun[last] - begun[first]).days


def counted(event_id):
    events = load("events")
    return around(violent(events), events.at[event_id, "date_start"])


def chance(event_id):
    counts = counted(event_id)
    return round(p_value(difference(counts), shuffled(counts)), 2)


def one_end(event_id):
    """The share of chance orders with as few reports after, or fewer."""
    counts = counted(event_id)
    return round(float((shuffled(counts) <= difference(counts)).mean()), 2)


def flips():
    gaps = compare(load("events"), TRUCES)["difference"].to_numpy()
    sums = np.array(list(product([-1, 1], repeat=len(gaps)))) @ gaps
    return sums, gaps.sum()


EXERCISES = {
    "09-1": Exercise(
        key=lambda: binding(2),
        right="One of them is a demand of the Security Council, G-20200212-1: the two "
        "sides are named in it, but did not speak.",
        look="Answer with the rows whose `party_ids` hold both A-gna and A-laaf.",
        wrong=(
            (
                lambda: binding(1),
                "those name one party or the other. Asked are rows that name both.",
            ),
            (
                lambda: len(binding(2)),
                "that is how many there are. Answer with the rows or their ids.",
            ),
            (
                lambda: binding(2)[binding(2)["party_ids"].str.len() == 2],
                "those name the two and nobody else. Others may be in the list too.",
            ),
        ),
        hints=(
            "A cell of `party_ids` is a list of ids.",
            "`{'A-gna', 'A-laaf'} <= set(ids)` is True when both are in the list.",
            "Give that test to `pledges['party_ids'].map` and choose the rows by it.",
        ),
    ),
    "09-2": Exercise(
        key=lambda: set(table()) & giving(),
        right="The other parties have no row. That does not show that they kept out.",
        look="Answer with the ids that stand both in `promised` and in `backer_id`.",
        wrong=(
            (table, "those are all who promised. Keep those with a row of support."),
            (
                lambda: giving() - set(table()),
                "those gave support and did not sit at the table.",
            ),
        ),
        hints=(
            "A set holds each id once: `set(promised)`.",
            "`&` between two sets keeps what stands in both.",
            "`set(promised) & set(support['backer_id'])`",
        ),
    ),
    "09-3": Exercise(
        key=lambda: later("admitted", "confirmed"),
        right="A small number. Most rows after Berlin are assessed or weaker.",
        look="Keep rows whose `when` is 'after' and whose status is one of two codes.",
        wrong=(
            (
                later,
                "that counts every row after Berlin. Keep two of the statuses.",
            ),
            (
                lambda: later("admitted", "confirmed", "assessed"),
                "assessed is a judgement on evidence. Leave it out here.",
            ),
            (
                sure,
                "those are sure, but of all times. Keep the ones that began after.",
            ),
        ),
        hints=(
            "`rows` has the columns `when` and `status`.",
            "`.isin(['admitted', 'confirmed'])` is True for both codes.",
            "Join the two tests with `&` and add up the True values.",
        ),
    ),
    "09-4": Exercise(
        key=lambda: waited(LAUNCH),
        right="The tanker carried jet fuel and was bound for Benghazi.",
        look="Take the first day of E-20200331-1 from that of E-20200910-2.",
        wrong=(
            (
                lambda: waited(PATROL),
                "that counts from the first patrol. Begin with the launch.",
            ),
            (
                lambda: -waited(LAUNCH),
                "the sign is turned: take the earlier day from the later one.",
            ),
            (
                lambda: pd.Timedelta(days=waited(LAUNCH)),
                "that is a span of time. Ask it for its `.days`.",
            ),
        ),
        hints=(
            "`begun` has a first day for each event id.",
            "One day less another is a span with `.days`.",
            "`(begun['E-20200910-2'] - begun['E-20200331-1']).days`",
        ),
    ),
    "09-5": Exercise(
        key=lambda: difference(counted(CAIRO)),
        right="A small step down. The GNA had refused this truce, and the front came "
        "to rest in the same days.",
        look="Make `around` for the day of E-20200606-1 and take the difference.",
        wrong=(
            (
                lambda: -difference(counted(CAIRO)),
                "the sign is turned: take the reports before from those after.",
            ),
            (
                lambda: difference(counted(MARCH)),
                "that is the pause of March. Asked is the truce announced in Cairo.",
            ),
            (
                lambda: int(sides(counted(CAIRO))[0].sum()),
                "that is how many come before. Take them from those after.",
            ),
        ),
        hints=(
            "`around(reports, day)` counts reports a day round a day.",
            "The day is `events.at['E-20200606-1', 'date_start']`.",
            "Give the counts to `difference`.",
        ),
    ),
    "09-6": Exercise(
        key=lambda: chance(CAIRO),
        right="The smallest p of the seven, and still not small. It is no proof that "
        "nothing changed.",
        look="Use `shuffled` and `p_value` on `cairo`, and round to two places.",
        wrong=(
            (
                lambda: chance(MARCH),
                "that is p for the pause of March. Use `cairo`.",
            ),
            (
                lambda: one_end(CAIRO),
                "that looks at one end only. An order with more after counts as well.",
            ),
        ),
        hints=(
            "`shuffled(cairo)` gives the chance differences.",
            "`p_value` takes the observed difference first, then those.",
            "`round(p_value(difference(cairo), shuffled(cairo)), 2)`",
        ),
    ),
    "09-7": Exercise(
        key=lambda: round(float((abs(flips()[0]) >= abs(flips()[1])).mean()), 2),
        right="Whole weeks kept together leave few ways to be surprised.",
        look="Compare the size of each of `sums` with the size of `total`.",
        wrong=(
            (
                lambda: round(float((flips()[0] >= flips()[1]).mean()), 2),
                "that looks at one end only. A large fall would surprise us as well.",
            ),
            (
                lambda: int((abs(flips()[0]) >= abs(flips()[1])).sum()),
                "that is how many. Asked is their share.",
            ),
        ),
        hints=(
            "`abs(sums)` is how far each sum lies from 0.",
            "Compare it with `abs(total)`; the mean of True and False is a share.",
            "`round((abs(sums) >= abs(total)).mean(), 2)`",
        ),
    ),
}
