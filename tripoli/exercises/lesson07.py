"""Exercises of lesson 07: roads and supply."""

import pandas as pd

from tripoli.control import holder_on
from tripoli.data import load
from tripoli.exercises.frame import Exercise
from tripoli.roads import (
    betweenness,
    by_day,
    cuts,
    essential,
    length,
    network,
    usable,
    way,
)

ENDS = ("P-jufra", "P-qasr-bin-ghashir")
EVE, JUNE = "2020-05-17", "2019-06-25"
GUESS = {"A guess": ["P-hun", "P-shwayrif"]}


def graph(extra=None):
    return network(load("places"), extra)


def degrees(count):
    lines = dict(graph().degree)
    wanted = count(lines.values())
    return [place for place, n in lines.items() if n == wanted]


def line(day=EVE, rule="open", extra=None):
    return usable(graph(extra), load("control"), day, "laaf", rule)


def stops():
    return holder_on(load("control"), EVE).loc[way(line(), *ENDS)]


def not_held():
    return stops().query("holder != 'laaf'")


def by_one_side():
    return stops().query("agreement == 'claimed_only'")


def more(place, day=JUNE):
    table = cuts(graph(), load("control"), [(place, day, [place])], ENDS)
    return int(table["more"].iloc[0])


def coast():
    ends = ("P-tripoli", "P-ras-ajdir")
    return by_day(graph(), load("control"), ends, "2020-01-01", "2020-06-11", "gna")


def larger(place):
    share = betweenness(graph())
    return int((share > share[place]).sum())


def km(extra=None):
    return length(line(extra=extra), *ENDS)


EXERCISES = {
    "07-1": Exercise(
        key=lambda: degrees(max),
        right="Many lines at a place say that it is a crossing of our list, no more.",
        look="Answer with the ids, such as P-misrata, that have the highest count.",
        wrong=(
            (
                lambda: max(dict(graph().degree).values()),
                "that is how many lines meet there. Asked is at which places.",
            ),
            (
                lambda: degrees(min),
                "those are the ends of roads, where the fewest lines meet.",
            ),
        ),
        hints=(
            "`lines` is a dictionary: place id to number of lines.",
            "`max(lines.values())` is the highest count.",
            "`[place for place, n in lines.items() if n == most]`",
        ),
    ),
    "07-2": Exercise(
        key=not_held,
        right="A junction of unknown holder shuts the way under the strict rule. On "
        "another day it may be another place.",
        look="Keep the rows of `held` whose holder is not 'laaf'. Answer with those "
        "rows or their ids.",
        wrong=(
            (
                stops,
                "those are all places of the way. Keep those of another holder.",
            ),
            (
                by_one_side,
                "those are held by the LAAF on one side's word. Asked are places that "
                "it is not said to have held: see `holder`.",
            ),
            (
                lambda: stops()["holder"] != "laaf",
                "that is True or False for each stop. Put it in brackets after `held` "
                "to keep the rows: `held[...]`.",
            ),
        ),
        hints=(
            "`held` has a column `holder`.",
            "`!=` means *is not*.",
            "`held[held['holder'] != 'laaf']`",
        ),
    ),
    "07-3": Exercise(
        key=lambda: more("P-tarhuna"),
        right="While Gharyan was the LAAF's, Tarhuna could be spared in our network.",
        look="Give the value of `more` for a cut of Tarhuna alone on that day.",
        wrong=(
            (
                lambda: pd.NA,
                "on that day no way is left, so nothing can be measured. Take the day "
                "of the question.",
            ),
            (
                lambda: more("P-gharyan"),
                "that is what the loss of Gharyan cost. Cut P-tarhuna.",
            ),
            (
                lambda: round(length(line(JUNE), *ENDS)),
                "that is the length of the way. Asked is how much longer it gets.",
            ),
        ),
        hints=(
            "`tries` has the form: name, day, list of places cut.",
            "`roads.cuts(graph, control, [...], ends)` has a column `more`.",
            "`roads.cuts(graph, control, [('Tarhuna', '2019-06-25', [tarhuna])], "
            "ends)['more'].iloc[0]`",
        ),
    ),
    "07-4": Exercise(
        key=lambda: essential(line(JUNE), *ENDS),
        right="Up to Mizda our list has one way; from there on it had two.",
        look="Ask `roads.essential` for the roads of that day.",
        wrong=(
            (
                lambda: essential(line(), *ENDS),
                "those are the essential places of 17 May 2020. Take the other day.",
            ),
            (
                lambda: way(line(JUNE), *ENDS),
                "those are all places of the way. Some could be driven round.",
            ),
        ),
        hints=(
            "First the usable roads of the day, then the question.",
            "`roads.usable(graph, control, '2019-06-25', 'laaf', 'open')`",
            "`roads.essential(june, *ends)`, where `june` is that network.",
        ),
    ),
    "07-5": Exercise(
        key=lambda: coast()["strict"].first_valid_index(),
        right="It is the day on which the coast west of Tripoli changed hands.",
        look="Find the first row of `coast` whose column `strict` has a number. Answer "
        "with its day, such as '2020-03-25'.",
        wrong=(
            (
                lambda: round(float(coast()["strict"].dropna().iloc[0])),
                "that is the length of the way in km. Asked is the day.",
            ),
            (
                lambda: coast().index[0],
                "that is the first row of the table. Its value is missing: no way.",
            ),
        ),
        hints=(
            "The days are the index of `coast`.",
            "NaN means that no way is left.",
            "`coast['strict'].first_valid_index()`",
        ),
    ),
    "07-6": Exercise(
        key=lambda: larger("P-tarhuna"),
        right="Crossings of a list; who fought over them is another question.",
        look="Count the values of `ranked` that are larger than Tarhuna's.",
        wrong=(
            (
                lambda: larger("P-tarhuna") + 1,
                "that is Tarhuna's rank. The places before it are one fewer.",
            ),
            (
                lambda: larger("P-gharyan"),
                "that is for Gharyan. Compare with P-tarhuna.",
            ),
        ),
        hints=(
            "`ranked` has a share for each place id.",
            "`ranked > ranked['P-tarhuna']` is True for the larger ones.",
            "`(ranked > ranked['P-tarhuna']).sum()`",
        ),
    ),
    "07-7": Exercise(
        key=lambda: round(km() - km(GUESS)),
        right="One line more changes the lengths a lot, but not what each cut does.",
        look="Take the length with the guess from the length by our list.",
        wrong=(
            (
                lambda: km() - km(GUESS),
                "nearly there: round it to whole kilometres.",
            ),
            (
                lambda: round(km(GUESS)),
                "that is the new length. Asked is by how much it is shorter.",
            ),
            (
                lambda: round(km(GUESS) - km()),
                "turn it round: the list's length less the one with the guess.",
            ),
        ),
        hints=(
            "`roads.length(line, *ends)` is the length by our list.",
            "`what_if` is the network with the guess.",
            "`round(roads.length(line, *ends) - roads.length(what_if, *ends))`",
        ),
    ),
}
