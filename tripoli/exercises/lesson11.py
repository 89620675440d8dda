"""Exercises of lesson 11: what a brief of one page can carry."""

from tripoli.cite import origins
from tripoli.data import TEN_WEEKS, load
from tripoli.events import between
from tripoli.exercises.frame import Exercise

FIRE = ["ground", "air", "shelling"]
THREE = ["E-20200418-1", "E-20200605-1", "E-20200607-4"]


def here():
    """Rows of Tarhuna in the ten weeks."""
    ten = between(load("events"), *TEN_WEEKS)
    return ten[ten["place_id"] == "P-tarhuna"]


def many(rows):
    """How many independent origins each row has."""
    sources = load("sources")
    return rows["source_ids"].map(lambda ids: len(origins(ids, sources)))


def founded(rows):
    """Rows with two or more independent origins."""
    return rows[many(rows) > 1]


def fire(rows, kinds=FIRE):
    """Rows that tell of fire or fighting."""
    return rows[rows["kind"].isin(kinds)]


def either():
    """Rows of Tarhuna that tell of fire, or have two origins, or both."""
    rows = here()
    return rows[rows["kind"].isin(FIRE) | (many(rows) > 1)]


def paired():
    """Rows of Tarhuna that tell of fire and have two origins exactly."""
    rows = fire(here())
    return rows[many(rows) == 2]


def behind(*alignments):
    """Sources of the first figure, which draws `here`; some alignments only."""
    used = load("sources").loc[here()["source_ids"].explode().unique()]
    return used[used["alignment"].isin(alignments)] if alignments else used


def neutral():
    """Every source that leans to neither side, used here or not."""
    sources = load("sources")
    return sources[sources["alignment"] == "none"]


def doubted(*levels, kinds=("ground",)):
    """Rows of the ten weeks, everywhere, at some levels of confidence."""
    ten = between(load("events"), *TEN_WEEKS)
    of = ten["kind"].isin(kinds or ten["kind"])
    return ten[of & ten["confidence"].isin(levels)]


def pages():
    """Pages behind the three rows, one after the other."""
    return load("events").loc[THREE, "source_ids"].explode()


EXERCISES = {
    "11-1": Exercise(
        key=lambda: founded(fire(here())),
        right="Two origins do not make a row true, but it no longer hangs on one "
        "newsroom alone.",
        look="Answer with the rows of `here` that pass both tests, kind and origins.",
        wrong=(
            (
                lambda: founded(here()),
                "those have two origins, but some tell of no fire: see the kind of "
                "E-20200610-5.",
            ),
            (
                lambda: fire(here()),
                "those tell of fire, but some have a single origin: see E-20200418-5.",
            ),
            (
                either,
                "those pass one test or the other. Asked are rows that pass both: put "
                "`&` between the two.",
            ),
            (paired, "those have two origins exactly. Asked are two or more."),
            (
                lambda: founded(fire(here(), ["ground", "air"])),
                "rockets are missing: the third kind is shelling. See E-20200425-3.",
            ),
        ),
        hints=(
            "A row must pass two tests: its kind, and its number of origins.",
            "`here['kind'].isin([...])` is the first; `many > 1` the second.",
            "`here[here['kind'].isin(['ground', 'air', 'shelling']) & (many > 1)]`",
        ),
    ),
    "11-2": Exercise(
        key=lambda: behind("none"),
        right="Look next at what is left without them: whose voice is it?",
        look="Answer with the rows of `used` that lean to neither side.",
        wrong=(
            (behind, "those are all sources. Keep those that lean to neither side."),
            (
                lambda: behind("gna", "laaf"),
                "those belong to the two sides. Asked are those that lean to neither.",
            ),
            (
                lambda: behind("gna", "laaf", "gna_backer", "laaf_backer"),
                "those lean to a side. Asked are the others.",
            ),
            (
                neutral,
                "those are of all sources. Keep to the rows of `used`, which stand "
                "behind the figure.",
            ),
        ),
        hints=(
            "The table of sources has a column `alignment`.",
            "The code for neither side is 'none', as a text in quotes.",
            "`used[used['alignment'] == 'none']`",
        ),
    ),
    "11-3": Exercise(
        key=lambda: doubted("contested", "single"),
        right="A brief may use these rows, if it says what they are.",
        look="Answer with rows of `choice`, chosen by the column `confidence`.",
        wrong=(
            (
                lambda: doubted("contested"),
                "those are contested. A row with a single origin is in doubt as well.",
            ),
            (
                lambda: doubted("single"),
                "those have a single origin. Contested rows are in doubt as well.",
            ),
            (
                lambda: doubted("confirmed"),
                "those are the rows with least doubt.",
            ),
            (
                lambda: doubted("contested", "single", kinds=()),
                "those are of all kinds. Keep to the rows of `choice`: events on the "
                "ground.",
            ),
            (
                lambda: doubted("contested", "single", "refuted"),
                "a refuted row is not in doubt: other sources show that it was not so.",
            ),
        ),
        hints=(
            "The column is `confidence`.",
            "The codes are 'contested' and 'single'.",
            "`choice[choice['confidence'].isin(['contested', 'single'])]`",
        ),
    ),
    "11-4": Exercise(
        key=lambda: len(origins(pages())),
        right="The same newsroom behind two rows is one voice in your brief.",
        look="Put the pages of the three rows together, then count their origins.",
        wrong=(
            (
                lambda: int(pages().nunique()),
                "that counts pages. Several can come from one origin.",
            ),
            (
                lambda: sum(
                    len(origins(ids)) for ids in load("events").loc[THREE, "source_ids"]
                ),
                "that adds up the three rows, so an origin behind two counts twice.",
            ),
        ),
        hints=(
            "`.explode()` gives each item of a list a row of its own.",
            "`tripoli.origins(...)` takes source ids and returns each origin once.",
            "`len(tripoli.origins(carried['source_ids'].explode()))`",
        ),
    ),
}
