"""Exercises of lesson 08: what it cost."""

import pandas as pd

from tripoli.data import LAST, load
from tripoli.events import civilian_harm
from tripoli.exercises.frame import Exercise

FIVE = (
    "E-20190702-1",
    "E-20190727-1",
    "E-20190804-1",
    "E-20200427-6",
    "E-20200610-5",
)


def five():
    return load("events").loc[list(FIVE)]


def value(name):
    return float(load("indicators").at[name, "value"])


def who():
    rows = load("indicators").query(
        "series == 'who_killed' and measure == 'cumulative'"
    )
    return rows.dropna(subset="value").set_index("date_end")["value"].sort_index()


def attacks(first="N-health-20190727", last="N-health-20191210"):
    return value(last) - value(first)


def stock(last=LAST):
    rows = load("indicators").query("series == 'displaced_national'")
    rows = rows[(rows["measure"] == "stock") & (rows["date_end"] <= last)]
    return rows.sort_values("date_end")["value"]


def fall(last=LAST):
    return stock(last).max() - stock(last).iloc[-1]


def output():
    return load("indicators").query("series == 'oil_output'")["value"].dropna()


def left(of):
    return round(float(output().min()) / value(of), 2)


def harm():
    return civilian_harm(load("events"))


EXERCISES: dict[str, Exercise] = {
    "08-1": Exercise(
        key=lambda: five()[five()["deaths_low"].isna()],
        right="Nobody knows when these people died, so no number stands there.",
        look="Keep the row of `five` that has neither deaths_low nor deaths_high.",
        wrong=(
            (
                lambda: five()["deaths_low"].isna(),
                "that is True or False for each event. Put it in brackets after `five` "
                "to keep the row: `five[...]`.",
            ),
            (
                lambda: five()[five()["deaths_high"].isna()],
                "one of those has a lowest number: its first counts said *at least*. "
                "Asked is the row without any number.",
            ),
            (
                lambda: five()[five()["deaths_low"] == 0],
                "there the lowest count is 0, since one side alone tells the toll. "
                "A 0 is a number; asked is the row without any.",
            ),
            (
                five,
                "those are all five. Four of them have at least one number.",
            ),
        ),
        hints=(
            "A missing cell is not 0.",
            "`.isna()` is True where a cell is missing.",
            "`five[five['deaths_low'].isna()]`",
        ),
    ),
    "08-2": Exercise(
        key=lambda: value("N-civkilled-firstyear") - value("N-civkilled-2020q1"),
        right="It holds only if both counts stand on one footing. Compare "
        "N-civkilled-20191210: it begins earlier and is lower, though it ends some "
        "weeks sooner. Each is a minimum.",
        look="Take the first quarter of 2020 from the count of the first year.",
        wrong=(
            (
                lambda: value("N-civkilled-firstyear"),
                "that is the whole first year. Its last quarter is in 2020.",
            ),
            (
                lambda: value("N-civkilled-20191210"),
                "that count begins in January 2019 and ends on 10 December.",
            ),
        ),
        hints=(
            "`first_year` covers April 2019 to March 2020.",
            "Its last quarter is the row N-civkilled-2020q1.",
            "`first_year['value'] - counts.loc['N-civkilled-2020q1', 'value']`",
        ),
    ),
    "08-3": Exercise(
        key=lambda: who().diff().idxmax(),
        right="A rise between two as-of days may also be late reporting.",
        look="Ask for the differences of `who`, and for the day of the largest.",
        wrong=(
            (
                lambda: who().idxmax(),
                "that is the day of the highest total. Asked is the largest rise.",
            ),
            (
                lambda: who().diff().max(),
                "that is how many the total rose. Asked is the as-of day.",
            ),
        ),
        hints=(
            "`who` is a Series: as-of days and totals.",
            "`.diff()` takes from each total the one before it.",
            "`who.diff().idxmax()`",
        ),
    ),
    "08-4": Exercise(
        key=attacks,
        right="Both totals run from January 2019, so their difference has a meaning.",
        look="Take WHO's total of 28 July 2019 from that of 10 December 2019.",
        wrong=(
            (
                lambda: value("N-health-20191210"),
                "that is the total since January 2019. Asked is what was added.",
            ),
            (
                lambda: attacks(last="N-health-20191024"),
                "that stops at N-health-20191024. Go on to December.",
            ),
        ),
        hints=(
            "Both days stand in the column `date_end`.",
            "Subtract the earlier total from the later one.",
            "The rows are N-health-20190727 and N-health-20191210: "
            "`attacks.at['N-health-20191210', 'value']` is the later total.",
        ),
    ),
    "08-5": Exercise(
        key=fall,
        right="It is a net change: some went home, others fled, some were not found.",
        look="Take the last value of `stock` from its highest.",
        wrong=(
            (
                lambda: fall(pd.Timestamp("2021-12-31")),
                "that goes on to N-idp-r34, which lies after the record.",
            ),
            (
                lambda: stock().max(),
                "that is the highest stock. Asked is how far it fell.",
            ),
        ),
        hints=(
            "`stock` is in the order of its days.",
            "`.max()` is the highest value, `.iloc[-1]` the last.",
            "`stock['value'].max() - stock['value'].iloc[-1]`",
        ),
    ),
    "08-6": Exercise(
        key=lambda: left("N-oilout-20190702"),
        right="Nearly all was gone. The lowest we read may not be the lowest of all.",
        look="Divide the lowest value of `output` by that of July 2019, and round.",
        wrong=(
            (
                lambda: float(output().min()) / value("N-oilout-20190702"),
                "nearly there: round it to two places.",
            ),
            (
                lambda: 100 * left("N-oilout-20190702"),
                "that is in per cent. Asked is the share, a number from 0 to 1.",
            ),
            (
                lambda: left("N-oilout-20200118"),
                "that divides by N-oilout-20200118, a day on which ports had closed.",
            ),
            (
                lambda: output().min(),
                "that is the lowest output. Asked is its share of July 2019.",
            ),
        ),
        hints=(
            "July 2019 is the row N-oilout-20190702.",
            "A share is a part divided by the whole.",
            "`round(output.min() / output['N-oilout-20190702'], 2)`",
        ),
    ),
    "08-7": Exercise(
        key=lambda: int((harm()["initiator_ids"].str.len() == 0).sum()),
        right="For their families the question is open. An empty list says so.",
        look="Count the rows of `harm` whose list initiator_ids is empty.",
        wrong=(
            (
                lambda: harm()[harm()["initiator_ids"].str.len() == 0],
                "those are the rows. Asked is how many there are.",
            ),
            (
                lambda: len(harm()),
                "that counts all rows of `harm`. Keep those without an initiator.",
            ),
            (
                lambda: int(harm()["initiator_ids"].isna().sum()),
                "the cells hold lists, and an empty list is not a missing cell.",
            ),
        ),
        hints=(
            "The column `initiator_ids` holds a list in each row.",
            "`.str.len()` gives the length of each list.",
            "`(harm['initiator_ids'].str.len() == 0).sum()`",
        ),
    ),
}
