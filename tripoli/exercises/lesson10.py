"""Exercises of lesson 10: trust in the tables."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from tripoli.agreement import double_coding
from tripoli.compare import match, read, unmatched
from tripoli.data import load
from tripoli.exercises.frame import Exercise
from tripoli.known import first_told
from tripoli.overlap import (
    chapman,
    groups,
    per_event,
    still_told,
    told_by,
    told_from,
    toll_shape,
    wilson,
)

PAIR = ("libyasecuritymonitor", "reuters")

MADE = """\
id,date_start,date_end,latitude,longitude,where_coordinates,\
low,best,high,country
m1,2020-05-18,2020-05-18,32.47,11.90,Watiya,1,1,1,Libya
m2,2020-06-06,2020-06-06,32.43,13.63,Tarhuna,1,1,1,Libya
m3,2020-05-18,2020-05-18,24.00,23.00,Kufra,1,1,1,Libya
m4,2020-03-25,2020-03-25,32.58,11.90,a desert road,1,1,1,Libya
m5,2020-05-18,2020-05-18,16.27,-0.05,Gao,1,1,1,Mali
"""
"""A file in the form of UCDP GED, made up for the lesson; a test holds them equal."""


def copied():
    """Events with several pages of one origin."""
    per = per_event(load("events"), load("sources"))
    return int(((per["pages"] > 1) & (per["origins"] == 1)).sum())


def fewer():
    """Events with fewer origins than pages."""
    per = per_event(load("events"), load("sources"))
    return int((per["pages"] > per["origins"]).sum())


def resting(column):
    return int((per_event(load("events"), load("sources"))[column] == 1).sum())


def one_sided(*labels):
    """Events with a toll that only some tell."""
    events = load("events")
    tolls = events[toll_shape(events).notna()]
    return int(told_from(tolls, load("sources"))["told_by"].isin(labels).sum())


def lags():
    events = load("events")
    return (first_told(events, load("sources")) - events["date_start"]).dt.days


def days_apart():
    """Days between the dates of two readers."""
    both = double_coding()
    first, second = (pd.to_datetime(both[f"date_{r}"]) for r in ("first", "second"))
    return (first - second).dt.days.abs()


def within(days):
    apart = days_apart()
    return wilson(int((apart <= days).sum()), len(apart))


def guess(*kinds):
    """Chapman's guess from two lists, of some kinds of event or of all."""
    events = load("events")
    chosen = events["kind"].isin(kinds) if kinds else events["kind"].notna()
    told = told_by(events, load("sources"))[chosen]
    return chapman(told[PAIR[0]], told[PAIR[1]])


def leftover(days, km):
    """Made rows without a match within so many days and kilometres."""
    with TemporaryDirectory() as place:
        path = Path(place) / "made.csv"
        path.write_text(MADE, encoding="utf-8")
        theirs = read(path)
    pairs = match(load("events"), load("places"), theirs, days, km)
    return sorted(unmatched(theirs, pairs, "their_id").index)


def lost(trial):
    events = load("events")
    return len(events) - len(still_told(events, groups(load("sources"))[trial]))


EXERCISES: dict[str, Exercise] = {
    "10-1": Exercise(
        key=copied,
        right="Two pages look like two witnesses. Here they are one, printed twice.",
        look="Count the rows of `per` with several pages and exactly one origin.",
        wrong=(
            (
                lambda: resting("origins"),
                "that counts every event of one origin, also those of a single page.",
            ),
            (
                lambda: resting("pages"),
                "those have one page. Asked are several pages of one origin.",
            ),
            (
                fewer,
                "those have fewer origins than pages. Asked is exactly one origin.",
            ),
        ),
        hints=(
            "`per` has the columns `pages` and `origins`.",
            "Two conditions are joined with `&`, each in its own brackets.",
            "`((per['pages'] > 1) & (per['origins'] == 1)).sum()`",
        ),
    ),
    "10-2": Exercise(
        key=lambda: one_sided("GNA's side alone", "LAAF's side alone"),
        right="No page from outside that side tells them. So where they tell of dead, "
        "the rule sets low to 0.",
        look="Count the rows of `told` whose `told_by` is one side alone.",
        wrong=(
            (
                lambda: one_sided(
                    "GNA's side alone", "LAAF's side alone", "others alone"
                ),
                "that counts *others alone* too. They lean to neither side.",
            ),
            (
                lambda: one_sided("GNA's side alone"),
                "that is the GNA's side. The LAAF's side belongs to it as well.",
            ),
        ),
        hints=(
            "`told['told_by'].value_counts()` shows the labels.",
            "`.isin([...])` takes a list of labels.",
            'Use the labels "GNA\'s side alone" and "LAAF\'s side alone".',
        ),
    ),
    "10-3": Exercise(
        key=lambda: int((lags() > 7).sum()),
        right="Our pages tell them late. A page we did not find may be older.",
        look="Count the values of `lag` that are more than seven.",
        wrong=(
            (
                lambda: int((lags() >= 7).sum()),
                "that counts exactly seven days too. Asked is more than seven.",
            ),
            (
                lambda: int(lags().count()),
                "that counts every event that has a page. Asked are the late ones.",
            ),
        ),
        hints=(
            "`lag` is a column of whole days.",
            "Compare it with 7 and add up the True values.",
            "`(lag > 7).sum()`",
        ),
    ),
    "10-4": Exercise(
        key=lambda: within(0),
        right="Forty events leave a wide range. A rate needs its number beside it.",
        look="Give what `wilson` returns for the events with the same day.",
        wrong=(
            (
                lambda: within(1),
                "that is for dates at most one day apart. Asked is the same day.",
            ),
            (
                lambda: round(float((days_apart() == 0).mean()), 2),
                "that is the share itself. Ask `wilson` for the range it leaves open.",
            ),
        ),
        hints=(
            "`both` has the columns `date_first` and `date_second`.",
            "`(one == two).sum()` counts the same days; `len(both)` counts all.",
            "`same = both['date_first'] == both['date_second']`, then "
            "`overlap.wilson(same.sum(), len(both))`",
        ),
    ),
    "10-5": Exercise(
        key=lambda: int(guess("ground")["estimate"]),
        right="Compare it with the ground events we hold. A total cannot be smaller.",
        look="Ask `chapman` for the two lists, ground events only.",
        wrong=(
            (
                lambda: int(guess()["estimate"]),
                "that is for events of all kinds. Keep the ground events first.",
            ),
            (
                lambda: guess("ground"),
                "that is all that `chapman` returns. Take `estimate` from it.",
            ),
            (
                lambda: int(guess("ground")["both"]),
                "that is how many both lists have. Asked is `estimate`.",
            ),
        ),
        hints=(
            "`ground = told[events['kind'] == 'ground']` keeps the ground events.",
            "`overlap.chapman` takes two columns of it and returns a Series.",
            "`overlap.chapman(ground['libyasecuritymonitor'], "
            "ground['reuters'])['estimate']`",
        ),
    ),
    "10-6": Exercise(
        key=lambda: leftover(0, 5),
        right="The file is the same, and so are our rows. Only the rule is stricter.",
        look="Match again with `days=0, km=5` and answer with the ids left over.",
        wrong=(
            (
                lambda: leftover(2, 20),
                "those are left over by the first rule, of two days and twenty km.",
            ),
            (
                lambda: sorted({"m1", "m2", "m3", "m4"} - set(leftover(0, 5))),
                "those are matched. Asked are the ones left over.",
            ),
        ),
        hints=(
            "`compare.match` takes `days` and `km`; it made `pairs` in the lesson.",
            "`near = compare.match(events, places, theirs, days=0, km=5)`",
            "`compare.unmatched(theirs, near, 'their_id')` has the rows left over.",
        ),
    ),
    "10-7": Exercise(
        key=lambda: lost("all others"),
        right="Pages that lean to neither side carry most. That is how we searched.",
        look="Compare the number of all events with those left in that trial.",
        wrong=(
            (
                lambda: len(load("events")) - lost("all others"),
                "that is how many are left. Asked is how many are lost.",
            ),
            (
                lambda: lost(load("sources")["publisher"].mode()[0]),
                "that is the loss without the largest publisher.",
            ),
            (
                lambda: lost("the GNA's side"),
                "that is the loss without one side. The *others* lean to neither.",
            ),
        ),
        hints=(
            "`trials` holds one table a trial, by its name.",
            "`len()` of a table is its number of rows.",
            "`len(events) - len(trials['without all others'])`",
        ),
    ),
}
