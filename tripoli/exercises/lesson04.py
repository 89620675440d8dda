"""Exercises of lesson 04: control of places, week by week."""

from tripoli.control import changes, holder_on
from tripoli.data import TEN_WEEKS, load
from tripoli.exercises.frame import Exercise

BEGIN, END = TEN_WEEKS
FALL = "2020-06-05"


def held(day, holder="laaf"):
    return int((holder_on(load("control"), day)["holder"] == holder).sum())


def doubted(*levels):
    events = load("events")
    events = events[events["date_start"].between(BEGIN, END)]
    return events[events["confidence"].isin(levels)]


def moved(first=BEGIN, last=END):
    return changes(load("control"), first, last)


def from_laaf(day):
    return int((moved(day, day)["before"] == "laaf").sum())


def restless():
    counts = moved()["place_id"].value_counts()
    return sorted(counts.index[counts > 1])


def ways(first, last):
    return moved(first, last)["how"].value_counts()


def weeks(*holders):
    chosen = moved()
    if holders:
        chosen = chosen[chosen["holder"].isin(holders)]
    return chosen["date_low"].dt.to_period("W-SUN").dt.start_time.value_counts()


def agreed(table):
    return round(float((table["agreement"] == "agreed").mean()), 2)


EXERCISES = {
    "04-1": Exercise(
        key=lambda: held(FALL),
        right="It is a count of our list, not of ground or people.",
        look="Ask `holder_on` for that day and count the rows whose holder is 'laaf'.",
        wrong=(
            (
                lambda: held(FALL, "gna"),
                "that is the GNA's count. Asked is the LAAF's.",
            ),
            (
                lambda: len(holder_on(load("control"), FALL)),
                "that counts every place. Keep those that the LAAF held.",
            ),
            (
                lambda: held(BEGIN),
                "that is the count of 25 March. Ask for the later day.",
            ),
        ),
        hints=(
            "`tripoli.holder_on(control, day)` has one row a place.",
            "Compare its column `holder` with 'laaf' and add up the True values.",
            "`(end['holder'] == 'laaf').sum()`",
        ),
    ),
    "04-2": Exercise(
        key=lambda: doubted("contested", "refuted"),
        right="Each of them has its claims: who said it, and who answered.",
        look="Answer with the rows, or with their ids.",
        wrong=(
            (
                lambda: doubted("refuted"),
                "those are the refuted ones. Contested ones are in doubt as well.",
            ),
            (
                lambda: doubted("contested"),
                "those are the contested ones. E-20200325-2 is refuted.",
            ),
            (
                lambda: len(doubted("contested", "refuted")),
                "that is how many there are. Asked is which: give the rows.",
            ),
        ),
        hints=(
            "The column is `confidence`.",
            "`.isin(['contested', 'refuted'])` is True for both.",
            "`ten_weeks[ten_weeks['confidence'].isin(['contested', 'refuted'])]`",
        ),
    ),
    "04-3": Exercise(
        key=lambda: from_laaf("2020-04-13"),
        right="Of Mellitah no page we read says who held it before.",
        look="Look at the column `before` of `coast`.",
        wrong=(
            (
                lambda: len(moved("2020-04-13", "2020-04-13")),
                "that counts every change of the day. Some places were not the LAAF's: "
                "see `before` in the row of P-mellitah.",
            ),
            (
                lambda: moved("2020-04-13", "2020-04-13").query("before == 'laaf'"),
                "those are the rows. Asked is how many: count them.",
            ),
        ),
        hints=(
            "`coast` has a column `before`.",
            "Compare it with 'laaf'.",
            "`(coast['before'] == 'laaf').sum()`",
        ),
    ),
    "04-4": Exercise(
        key=restless,
        right="Several went both ways; some only passed through contested.",
        look="Answer with the place ids that stand more than once in `moved`.",
        wrong=(
            (
                lambda: sorted(moved()["place_id"].unique()),
                "those are all places that changed hands, also those that did so once.",
            ),
            (
                lambda: len(restless()),
                "that is how many places there are. Asked is which: give their ids.",
            ),
        ),
        hints=(
            "Count how often each place_id stands in the changes.",
            "`.value_counts()` returns a Series with the place ids as its index.",
            "Keep `counts.index[counts > 1]`.",
        ),
    ),
    "04-5": Exercise(
        key=lambda: ways("2020-05-22", "2020-06-05"),
        right="Fought for or left: the map shows both as the same step.",
        look="Count the column `how` of the changes of these two weeks.",
        wrong=(
            (
                lambda: ways(BEGIN, END),
                "that counts all ten weeks. Ask for 22 May to 5 June.",
            ),
            (
                lambda: len(moved("2020-05-22", "2020-06-05")),
                "that is how many changes there were. Count them by `how`.",
            ),
        ),
        hints=(
            "`tripoli.changes` takes a first and a last day.",
            "Its column `how` says in what way.",
            "`.value_counts()` on that column is the answer.",
        ),
    ),
    "04-6": Exercise(
        key=lambda: weeks("laaf").idxmax(),
        right="The week of the GNA's attack was also that of the LAAF's gains.",
        look="Answer with the Monday on which the week begins.",
        wrong=(
            (
                lambda: int(weeks("laaf").max()),
                "that is the number of changes in the week. Asked is when it begins.",
            ),
            (
                lambda: weeks().idxmax(),
                "that is the week with most changes of all. Keep those to the LAAF.",
            ),
        ),
        hints=(
            "`week` has the Monday of each change; `moved` has its holder.",
            "`week[moved['holder'] == 'laaf']` keeps the changes to the LAAF.",
            "Count them with `.value_counts()` and take `.idxmax()`.",
        ),
    ),
    "04-7": Exercise(
        key=lambda: agreed(moved()),
        right="Agreed means that no page read disagrees, not that many agree.",
        look="Give a share between 0 and 1, rounded to two places.",
        wrong=(
            (
                lambda: round(1 - agreed(moved()), 2),
                "that is the share on which sources do not agree.",
            ),
            (
                lambda: agreed(load("control")),
                "that is the share in the whole table, opening rows included.",
            ),
        ),
        hints=(
            "The column is `agreement`; the code is 'agreed'.",
            "The mean of a column of True and False is the share of True.",
            "`round((moved['agreement'] == 'agreed').mean(), 2)`",
        ),
    ),
}
