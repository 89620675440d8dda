"""Exercises of lesson 05: foreign intervention."""

from tripoli.arms import AIR, ARMS
from tripoli.cite import origins
from tripoli.data import load
from tripoli.events import between
from tripoli.exercises.frame import Exercise

SURE = ["admitted", "confirmed"]
AFTER = ("2020-01-20", "2020-02-18")


def rows(column, *codes):
    support = load("support")
    return support[support[column].isin(codes)]


def backers(*statuses, side=("gna", "laaf")):
    found = rows("status", *statuses)
    return sorted(found.loc[found["side"].isin(side), "backer_id"].unique())


def single():
    sources, ids = load("sources"), load("support")["source_ids"]
    return sum(len(origins(some, sources)) == 1 for some in ids)


def wagner(*bases):
    found = rows("backer_id", "A-wagner")
    found = found[found["kind"] == "personnel_foreign"]
    return found[found["quantity_basis"].isin(bases)]["quantity_high"]


STOCKS = ("counted", "floor", "ceiling", "estimate")


def cargo():
    return rows("kind", "cargo_flights", "ships")


def air(*statuses):
    found = rows("kind", *AIR)
    keep = found["status"].isin(statuses) if statuses else found["side"].notna()
    return found.loc[keep, "side"].value_counts()


def denied(*outcomes):
    claims = load("claims")
    told = claims[(claims["stance"] == "denies") & claims["support_id"].notna()]
    keep = told["outcome"].isin(outcomes) if outcomes else told["outcome"].notna()
    return sorted(told.loc[keep, "support_id"].unique())


def refutations():
    claims = load("claims")
    told = claims[(claims["stance"] == "denies") & claims["support_id"].notna()]
    return sorted(told.index[told["outcome"] == "refuted"])


def marked():
    support = load("support")
    return sorted(support.index[support["denied_by_ids"].map(len) > 0])


EXERCISES: dict[str, Exercise] = {
    "05-1": Exercise(
        key=lambda: backers("admitted"),
        right="What they admit is mostly words, treaties and training, seldom arms.",
        look="Keep the rows whose status is 'admitted'; name each backer once.",
        wrong=(
            (
                lambda: backers(*SURE),
                "that takes the confirmed rows in. Those were shown by others.",
            ),
            (
                lambda: backers("admitted", side=("gna",)),
                "those are the GNA's backers only. See also I-egypt-2.",
            ),
        ),
        hints=(
            "The column is `status`; the backer stands in `backer_id`.",
            "`support[support['status'] == 'admitted']` keeps the rows.",
            "`list(...)` of `.unique()` on their `backer_id` names each once.",
        ),
    ),
    "05-2": Exercise(
        key=single,
        right="One voice can be right. It cannot be tested against another.",
        look="Count the rows for which `voices` is one.",
        wrong=(
            (
                lambda: sum(len(ids) == 1 for ids in load("support")["source_ids"]),
                "that counts rows with one page. Two pages may share one origin.",
            ),
            (
                lambda: len(load("support")) - single(),
                "those are the rows with more than one origin.",
            ),
        ),
        hints=(
            "`voices` has one number a row: how many origins it rests on.",
            "Compare it with 1. True counts as one.",
            "`(voices == 1).sum()`",
        ),
    ),
    "05-3": Exercise(
        key=lambda: int(rows("kind", *ARMS)["date_end"].isna().sum()),
        right="Unknown, or later than our record: the cell does not say which.",
        look="Count the empty cells of `date_end` in `arms`.",
        wrong=(
            (
                lambda: int(load("support")["date_end"].isna().sum()),
                "that counts all kinds of support. Ask only for `arms`.",
            ),
            (
                lambda: int(rows("kind", *ARMS)["date_end"].notna().sum()),
                "those are the rows with an end. An empty cell is one without.",
            ),
        ),
        hints=(
            "An empty date is missing.",
            "`.isna()` is True where a cell is empty.",
            "`arms['date_end'].isna().sum()`",
        ),
    ),
    "05-4": Exercise(
        key=lambda: int(wagner(*STOCKS).max()),
        right="The top of a wide US range, and Turkey's president's number. Not all of "
        "them were surely Wagner's own (note of I-wagner-5).",
        look="Leave out the rows whose basis is 'flow', then take the largest number.",
        wrong=(
            (
                lambda: int(wagner(*STOCKS, "flow").max()),
                "that is a flow: I-wagner-8 counts men who came and went.",
            ),
            (
                lambda: int(wagner(*STOCKS, "flow").sum()),
                "that adds all counts up. They count the same men again and again.",
            ),
        ),
        hints=(
            "The column is `quantity_basis`.",
            "`wagner[wagner['quantity_basis'] != 'flow']` leaves the flows out.",
            "Take `.max()` of `quantity_high` of what is left.",
        ),
    ),
    "05-5": Exercise(
        key=lambda: len(between(cargo(), *AFTER)),
        right="They may have run then. A long bar does not say on which days.",
        look="`tripoli.between` takes any table with a first and a last day.",
        wrong=(
            (
                lambda: int(cargo()["date_start"].between(*AFTER).sum()),
                "those began in these days. I-uae-5 began before and went on.",
            ),
            (
                lambda: len(between(cargo(), "2019-12-01", "2020-04-30")),
                "that is all five months of the figure. Ask for thirty days.",
            ),
        ),
        hints=(
            "`tripoli.between(cargo, first, last)` keeps what may have run then.",
            "First day 2020-01-20, last day 2020-02-18.",
            "`len(...)` counts the rows.",
        ),
    ),
    "05-6": Exercise(
        key=lambda: air(*SURE),
        right="For each side only a few items stand beyond a claim.",
        look="Keep admitted and confirmed rows of `air`, then count by `side`.",
        wrong=(
            (
                lambda: air(),
                "that counts every row of `air`, the alleged ones too.",
            ),
            (
                lambda: air(*SURE, "assessed", "reported"),
                "that leaves out only the alleged. Asked is the highest threshold.",
            ),
        ),
        hints=(
            "`backing.chosen` takes `evidence=`.",
            "The threshold is 'only admitted or confirmed'.",
            "`.value_counts()` on the column `side` is the answer.",
        ),
    ),
    "05-7": Exercise(
        key=lambda: denied("refuted"),
        right="Denials fell on both sides of this war.",
        look="Keep the rows of `denying` whose outcome is 'refuted'.",
        wrong=(
            (
                lambda: denied(),
                "those are all supports that a claim denies. Many denials are open.",
            ),
            (
                refutations,
                "those are ids of claims. The supports stand in `support_id`.",
            ),
            (
                marked,
                "those are the rows with `denied_by_ids`. It does not say the outcome.",
            ),
        ),
        hints=(
            "`denying` has a column `outcome`.",
            "`denying[denying['outcome'] == 'refuted']` keeps the rows.",
            "`list(...)` of `.unique()` on their `support_id` names each once.",
        ),
    ),
}
