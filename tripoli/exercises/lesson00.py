"""Exercises of lesson 00: tables, rows, sources, names."""

from tripoli.cite import origins
from tripoli.data import load
from tripoli.events import between, upto, weekly
from tripoli.exercises.frame import Exercise

DAY = "2020-06-05"
SURMAN = "E-20200413-1"


def on_the_day():
    return len(between(load("events"), DAY, DAY))


def begun_on_the_day():
    return int((load("events")["date_start"] == DAY).sum())


def begun_by_the_day():
    return len(upto(load("events"), DAY))


def pages():
    return load("events").at[SURMAN, "source_ids"]


def weeks():
    return weekly(load("events")).sum(axis=1)


def called(name):
    actors = load("actors")
    return actors.index[actors["variants"].map(lambda names: name in names)]


EXERCISES = {
    "00-1": Exercise(
        key=on_the_day,
        right="An event that may have fallen on the day counts, whenever it began.",
        look="Count rows of `events`; the day is 5 June 2020.",
        wrong=(
            (
                begun_on_the_day,
                "that counts events that began on the day. Some began before and may "
                "have gone on: their date_end is later. Look at E-20200602-2.",
            ),
            (
                begun_by_the_day,
                "that counts everything up to the day. Ask for the day alone.",
            ),
        ),
        hints=(
            "Which function of the lesson kept the rows of 18 May 2020?",
            "Give `between` the same day twice.",
            "`len(tripoli.between(events, '2020-06-05', '2020-06-05'))`",
        ),
    ),
    "00-2": Exercise(
        key=lambda: len(origins(pages())),
        right="Pages that reprint one agency are one origin.",
        look="Ask `tripoli.origins` about the row's source_ids.",
        wrong=(
            (
                lambda: len(pages()),
                "that is the number of pages. Two pages of one agency's copy count "
                "once: S-afp-20200413 and S-politicallore-20200414 both carry AFP's.",
            ),
        ),
        hints=(
            "Pages and origins are two different counts.",
            "`tripoli.origins` takes a list of source ids and returns a list.",
            "`len(tripoli.origins(row['source_ids']))`",
        ),
    ),
    "00-3": Exercise(
        key=lambda: weeks().idxmax(),
        right="Part of that peak is war; part is that we searched there most.",
        look="Answer with the Monday on which the week begins.",
        wrong=(
            (
                lambda: int(weeks().max()),
                "that is how many events the week has. Asked is when it begins.",
            ),
            (
                lambda: weeks().index[0],
                "that is the first week of the record. Look for the tallest bar.",
            ),
        ),
        hints=(
            "`weeks` has one number a week; the Mondays are its index.",
            "`.max()` gives the largest number. Asked is where it stands.",
            "`weeks.idxmax()` gives the Monday of the largest number.",
        ),
    ),
    "00-4": Exercise(
        key=lambda: called("LNA")[0],
        right="The course says LAAF; the variants hold what others say.",
        look="Answer with one actor_id, such as 'A-gna'.",
        wrong=(
            (
                lambda: "A-haftar",
                "that is the man who commands it. Look for the row whose variants "
                "hold the exact text 'LNA'.",
            ),
            (
                lambda: load("actors").at["A-laaf", "name"],
                "that is the name. Asked is the id, which is the index of the row.",
            ),
        ),
        hints=(
            "Each cell of `variants` is a list of names.",
            "`actors['variants'].map(lambda names: 'LNA' in names)` finds its row.",
            "Use that to choose from `actors.index`, and take the first.",
        ),
    ),
}
