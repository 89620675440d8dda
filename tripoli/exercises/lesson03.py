"""Exercises of lesson 03: how a march became a siege."""

import pandas as pd

from tripoli.control import DOUBTED, changes, history, holder_on
from tripoli.data import load
from tripoli.events import between, upto
from tripoli.exercises.frame import Exercise
from tripoli.places import distance_km

MARCH, EVE = "2019-04-04", "2020-03-24"
DIGEST = "libyasecuritymonitor"
AIRPORT = "P-tripoli-airport"


def close(holder, sure=True, under=15):
    """First day with a place of a holder within some km of the centre of Tripoli."""
    control, places = load("control"), load("places")
    city = places.loc["P-tripoli"]
    km = distance_km(city["lat"], city["lon"], places["lat"], places["lon"])
    for day in pd.date_range(MARCH, EVE):
        held = holder_on(control, day)
        his = held[(held["holder"] == holder) & (km.reindex(held.index) < under)]
        if sure:
            his = his[his["settled"] & ~his["agreement"].isin(DOUBTED)]
        if len(his):
            return day


def moved(last=EVE, perhaps=False):
    return changes(load("control"), "2019-04-03", last, perhaps=perhaps)


def airport(last):
    return int((moved(last)["place_id"] == AIRPORT).sum())


def april(perhaps=False):
    return moved(perhaps=perhaps)["date_low"].dt.strftime("%Y-%m") == "2019-04"


def summer_air(column):
    events = load("events")
    summer = events["date_start"].between("2019-06-01", "2019-08-31")
    return events.loc[summer & (events["kind"] == "air"), column].value_counts()


def push():
    winter = between(load("events"), "2019-12-12", "2020-01-12")
    return winter[winter["kind"] == "ground"]


def told():
    """The origin of each page of each event of the year."""
    pages = upto(load("events"), EVE)["source_ids"].explode()
    return pages.map(load("sources")["origin"])


def lone():
    each = told().groupby(level=0)
    return each.first()[each.nunique() == 1]


def per_cent(total="N-whokilled-20190709", places=1):
    value = load("indicators")["value"]
    return round(100 * value["N-civkilled-tripoli-20190826"] / value[total], places)


EXERCISES = {
    "03-1": Exercise(
        key=lambda: close("contested"),
        right="The march took days. The rest of the way was not covered in a year.",
        look="Answer with the first day of `line` whose `contested` is under 15.",
        wrong=(
            (
                lambda: close("contested", sure=False),
                "that is the first day of `contested_perhaps`, when the fighting may "
                "have been there: see the span of C-airport-road-1.",
            ),
            (
                lambda: close("laaf"),
                "that is the first day of `laaf`, a place held. Asked is `contested`.",
            ),
        ),
        hints=(
            "`line['contested'] < 15` is True on the days you want.",
            "`line.index[...]` with that inside keeps their dates.",
            "`line.index[line['contested'] < 15][0]`",
        ),
    ),
    "03-2": Exercise(
        key=lambda: airport("2019-04-30"),
        right="Two of them came on one day, so the strip cannot show them all.",
        look="Count the changes of April whose place_id is 'P-tripoli-airport'.",
        wrong=(
            (
                lambda: len(history(load("control"), AIRPORT)),
                "that counts every row of its history, with the opening row and June "
                "2020. Keep the changes of April 2019.",
            ),
            (
                lambda: len(history(load("control"), AIRPORT)) - 1,
                "that leaves out the opening row, but C-tripoli-airport-6 is of 2020.",
            ),
        ),
        hints=(
            "`tripoli.changes(control, first, last)` leaves out the opening rows.",
            "Ask for 3 to 30 April and compare `place_id` with the airport's id.",
            "`(moved['place_id'] == 'P-tripoli-airport').sum()`",
        ),
    ),
    "03-3": Exercise(
        key=lambda: round(float(april().mean()), 2),
        right="More than half of the year's changes lie in its first four weeks.",
        look="Give a share between 0 and 1, rounded to two places.",
        wrong=(
            (
                lambda: int(april().sum()),
                "that is how many there were. Divide by all changes of the year.",
            ),
            (
                lambda: round(float(april(perhaps=True).mean()), 2),
                "that counts changes that only may have come in the year too.",
            ),
        ),
        hints=(
            "`month` has a text like '2019-04' for each change.",
            "The mean of a column of True and False is the share of True.",
            "`round((month == '2019-04').mean(), 2)`",
        ),
    ),
    "03-4": Exercise(
        key=lambda: summer_air("attribution"),
        right="Most are admitted. Being named is not being proved; read the rest.",
        look="Count the column `attribution` of `air`.",
        wrong=(
            (
                lambda: summer_air("confidence"),
                "that counts `confidence`: how sure the event is, not whose it was.",
            ),
            (
                lambda: int(summer_air("attribution").sum()),
                "that is how many events there are. Count them by `attribution`.",
            ),
        ),
        hints=(
            "The column is `attribution`.",
            "`.value_counts()` counts each code of a column.",
            "`air['attribution'].value_counts()`",
        ),
    ),
    "03-5": Exercise(
        key=lambda: push()[push()["confidence"] == "contested"],
        right="Each is a claim of the LAAF near Tripoli. Sirte is confirmed.",
        look="Answer with the rows of `push` whose confidence is 'contested'.",
        wrong=(
            (
                lambda: push()[push()["confidence"] != "confirmed"],
                "those are all that are not confirmed. E-20200112-3 is single: one "
                "origin tells it, and no page read denies it.",
            ),
            (
                lambda: push()[push()["confidence"] == "confirmed"],
                "those are the confirmed ones. Asked are the contested.",
            ),
        ),
        hints=(
            "The column is `confidence`.",
            "Compare it with 'contested'.",
            "`push[push['confidence'] == 'contested']`",
        ),
    ),
    "03-6": Exercise(
        key=lambda: int((lone() == DIGEST).sum()),
        right="Without that one digest they would not be in the table at all.",
        look="Count the events in `lone` whose origin is the digest.",
        wrong=(
            (
                lambda: told()[told() == DIGEST].index.nunique(),
                "that counts all events of which the digest tells. Most have another "
                "origin too and would stay.",
            ),
            (
                lambda: len(lone()),
                "that counts all events with one origin. Keep those of the digest.",
            ),
        ),
        hints=(
            "`lone` has one text for each event: its only origin.",
            "Compare it with 'libyasecuritymonitor'.",
            "`(lone == 'libyasecuritymonitor').sum()`",
        ),
    ),
    "03-7": Exercise(
        key=per_cent,
        right="The rest are not *fighters*; they are *not verified as civilians*.",
        look="Give a number like 12.3: civilians, in per cent of WHO's total.",
        wrong=(
            (
                lambda: per_cent("N-whokilled-20190715"),
                "that divides by WHO's total of 15 July. Take N-whokilled-20190709.",
            ),
            (
                lambda: per_cent(places=9) / 100,
                "that is a share between 0 and 1. Asked are per cent.",
            ),
            (
                lambda: round(per_cent() / 100, 1),
                "that is a share between 0 and 1. Asked are per cent.",
            ),
            (
                lambda: per_cent(places=2),
                "that is the number, but asked is one place after the point.",
            ),
            (
                lambda: per_cent(places=6),
                "that is the number, but not rounded. Give one place.",
            ),
        ),
        hints=(
            "`counts.loc[name, 'value']` gives the number of a row.",
            "Divide the civilians by all killed and multiply by 100.",
            "`round(100 * civilians / killed, 1)`",
        ),
    ),
}
