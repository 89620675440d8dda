"""Exercises of lesson 02: from a report to a row."""

from tripoli.agreement import double_coding, kappa
from tripoli.cite import confidence
from tripoli.data import load
from tripoli.exercises.frame import Exercise

SURMAN = "E-20200413-1"
LOCAL = ["gna", "laaf"]


def pages():
    sources = load("sources")
    return sources.loc[load("events").at[SURMAN, "source_ids"]]


def not_to_the_day():
    return int((load("events")["date_precision"] != "day").sum())


def by_hand():
    return int(load("places")["coordinate_source"].str.startswith("by hand").sum())


def kept(alignments):
    """Confidence of the row if only pages of some alignments were kept."""
    mine = pages()
    ids = mine.index[mine["alignment"].isin(alignments)]
    return confidence(ids, "gna", load("sources"))


def tolls():
    events = load("events")
    return events[events["kind"].isin(["ground", "air", "shelling"])]["deaths_high"]


def agreement(field):
    both = double_coding()
    return both[f"{field}_first"], both[f"{field}_second"]


def kappa_of(field):
    return round(kappa(*agreement(field)), 2)


def same(field):
    one, other = agreement(field)
    return round(float((one == other).mean()), 2)


EXERCISES = {
    "02-1": Exercise(
        key=lambda: int((pages()["alignment"] == "none").sum()),
        right="The rest lean to a side; they count as evidence of what it said.",
        look="Count the rows of `pages` whose alignment is 'none'.",
        wrong=(
            (
                lambda: int(pages()["alignment"].isin(LOCAL).sum()),
                "that counts pages of the two parties. Asked is the code 'none'.",
            ),
            (lambda: len(pages()), "that counts every page. Keep the code 'none'."),
        ),
        hints=(
            "The column is `alignment`.",
            "Compare it with 'none'.",
            "`(pages['alignment'] == 'none').sum()`",
        ),
    ),
    "02-2": Exercise(
        key=not_to_the_day,
        right="Dates are often softer than they look.",
        look="Count the events whose date_precision is anything but 'day'.",
        wrong=(
            (
                lambda: len(load("events")) - not_to_the_day(),
                "that counts the events known to the day. Asked are the others.",
            ),
            (
                lambda: int((load("events")["date_precision"] == "range").sum()),
                "that counts the ranges. Nights, weeks and the rest belong to it too.",
            ),
        ),
        hints=(
            "The column is `date_precision`.",
            "`!=` means *is not*.",
            "`(events['date_precision'] != 'day').sum()`",
        ),
    ),
    "02-3": Exercise(
        key=by_hand,
        right="All camps, most suburbs and even some towns are not in a gazetteer.",
        look="Count the places whose coordinate_source begins with 'by hand'.",
        wrong=(
            (
                lambda: len(load("places")) - by_hand(),
                "that counts the points taken from a list. Asked are the others.",
            ),
            (
                lambda: int((load("places")["coordinate_source"] == "by hand").sum()),
                "no cell is just 'by hand': each says how. Ask how it begins.",
            ),
        ),
        hints=(
            "The column is `coordinate_source`.",
            "pandas has `.str.startswith(...)`.",
            "`places['coordinate_source'].str.startswith('by hand').sum()`",
        ),
    ),
    "02-4": Exercise(
        key=lambda: kept(["gna", "gna_backer"]),
        right="Several origins are left, and all of them lean to the side that gains.",
        look="Ask `confidence` with the pages whose alignment is gna or gna_backer.",
        wrong=(
            (
                lambda: "confirmed",
                "that is what all pages together make it. Keep those of one side.",
            ),
            (
                lambda: kept(["gna_backer"]),
                "that is for the backers alone, whose pages here share one origin. "
                "Keep those of the GNA too.",
            ),
        ),
        hints=(
            "Choose the index of `pages` by its alignment.",
            "`pages['alignment'].isin(['gna', 'gna_backer'])` is True for them.",
            "With that in `own`: `confidence(pages.index[own], 'gna', sources)`",
        ),
    ),
    "02-5": Exercise(
        key=lambda: int(tolls().isna().sum()),
        right="Most fighting has no toll in the table. An empty cell is not zero.",
        look="Count the rows of `fighting` whose deaths_high is missing.",
        wrong=(
            (
                lambda: int((tolls() == 0).sum()),
                "that counts the events where a source says that nobody died.",
            ),
            (
                lambda: int(tolls().notna().sum()),
                "that counts the events with a number. Asked are those without.",
            ),
        ),
        hints=(
            "A missing cell is not 0.",
            "pandas has `.isna()`.",
            "`fighting['deaths_high'].isna().sum()`",
        ),
    ),
    "02-6": Exercise(
        key=lambda: kappa_of("initiators"),
        right="Who acted is hard to code: party, commander or spokesman?",
        look="Ask `kappa` for the two columns of initiators, rounded to two places.",
        wrong=(
            (
                lambda: same("initiators"),
                "that is the plain share of agreement. Kappa takes out chance.",
            ),
            (
                lambda: kappa_of("kind"),
                "that is the kappa of `kind`. Asked are the initiators.",
            ),
        ),
        hints=(
            "The columns are `initiators_first` and `initiators_second`.",
            "`kappa` takes the two columns.",
            "`round(kappa(both['initiators_first'], both['initiators_second']), 2)`",
        ),
    ),
}
