"""Exercises of lesson 01: one dispatch, claim by claim."""

import pandas as pd

from tripoli.control import changes
from tripoli.data import TEN_WEEKS, load
from tripoli.exercises.frame import Exercise
from tripoli.places import distance_km

PRINTED = "2020-05-18"


def seed():
    claims = load("claims")
    return claims[claims.index.str.startswith("K-ap-")]


def own_side():
    claims = seed()
    return claims[claims["interest"] == "favours_self"]


def share(claims, of=None):
    upheld = (claims["outcome"] == "upheld").sum()
    return round(float(upheld / (len(claims) if of is None else of)), 2)


def km(one, other):
    at = load("places")[["lat", "lon"]].astype(float)
    return round(float(distance_km(*at.loc[one], *at.loc[other])))


def ways():
    return changes(load("control"), *TEN_WEEKS)["how"].value_counts()


def pantsirs():
    claims = load("claims")
    counted = claims[claims["unit"] == "systems"]
    return counted[counted["date"].between("2020-05-16", "2020-05-22")]


def days_to_tarhuna():
    events = load("events")["date_start"]
    return (events["E-20200605-1"] - events["E-20200518-1"]).days


def denied(stance="denies"):
    claims = load("claims")
    told = claims[claims["stance"] == stance]["support_id"]
    return sorted(set(told.dropna()) & set(seed()["support_id"].dropna()))


def cases(series="covid_cases", until=PRINTED):
    counts = load("indicators")
    counts = counts[(counts["series"] == series) & (counts["date_end"] <= until)]
    return int(counts.sort_values("date_end")["value"].iloc[-1])


EXERCISES = {
    "01-1": Exercise(
        key=lambda: seed()["claimant_id"].nunique(),
        right="Most of the text is the agency's own voice; the rest is quoted.",
        look="Count different values of `claimant_id` in `seed`.",
        wrong=(
            (lambda: len(seed()), "that is the number of claims, not of claimants."),
            (
                lambda: load("claims")["claimant_id"].nunique(),
                "that counts the claimants of the whole table. Use `seed`.",
            ),
        ),
        hints=(
            "The column is `claimant_id`.",
            "pandas counts different values with `.nunique()`.",
            "`seed['claimant_id'].nunique()`",
        ),
    ),
    "01-2": Exercise(
        key=lambda: share(own_side()),
        right="Compare it with neutral claims, and mind how few these are.",
        look="Divide a count of upheld claims by the count of claims that favour "
        "their claimant, and round to two places.",
        wrong=(
            (
                lambda: share(seed()),
                "that is the share among all claims of the dispatch.",
            ),
            (
                lambda: share(own_side(), of=(seed()["outcome"] == "upheld").sum()),
                "you divided by all upheld claims. Divide by the claims that favour "
                "their claimant.",
            ),
        ),
        hints=(
            "First keep the claims whose interest is 'favours_self'.",
            "The mean of a column of True and False is the share of True.",
            "With those in `own`: `round((own['outcome'] == 'upheld').mean(), 2)`",
        ),
    ),
    "01-3": Exercise(
        key=lambda: km("P-tripoli", "P-tarhuna"),
        right="Half as far as the base, and on the other side: Tarhuna is south-east.",
        look="Measure from P-tripoli to P-tarhuna and round to whole kilometres.",
        wrong=(
            (
                lambda: km("P-tripoli", "P-watiya"),
                "that is the distance of the base. Asked is Tarhuna.",
            ),
            (
                lambda: km("P-watiya", "P-tarhuna"),
                "that is from the base to Tarhuna. Measure from Tripoli.",
            ),
        ),
        hints=(
            "`places.loc['P-tarhuna']` has `lat` and `lon`.",
            "`distance_km(lat1, lon1, lat2, lon2)` needs those of P-tripoli as well.",
            "With the rows in `a` and `b`: "
            "`round(distance_km(a['lat'], a['lon'], b['lat'], b['lon']))`",
        ),
    ),
    "01-4": Exercise(
        key=ways,
        right="Withdrawals are many: fronts here often moved when one side left.",
        look="Count the column `how` of the changes between the two days.",
        wrong=(
            (
                lambda: load("control")["how"].value_counts(),
                "that counts the whole campaign and its opening rows (how = start).",
            ),
            (
                lambda: len(changes(load("control"), *TEN_WEEKS)),
                "that is the number of changes. Count them by `how`.",
            ),
        ),
        hints=(
            "`tripoli.changes(control, first, last)` returns the changes.",
            "Its column `how` says in what way each came about.",
            "`.value_counts()` on that column is the answer.",
        ),
    ),
    "01-5": Exercise(
        key=lambda: int(pantsirs()["value_high"].max()),
        right="The claims grew within days and overlap: they must not be added up.",
        look="Take the largest `value_high` of `pantsirs`, one number.",
        wrong=(
            (
                lambda: int(pantsirs()["value_high"].sum()),
                "you added the claims up. They tell of the same days, and in part of "
                "the same systems: compare K-20200520-7 with K-20200520-4.",
            ),
            (
                lambda: len(pantsirs()),
                "that is how many claims there are. Asked is the largest number.",
            ),
        ),
        hints=(
            "A claim with one number has the same low and high.",
            "A claim with a range has its upper end in `value_high`.",
            "`pantsirs['value_high'].max()`",
        ),
    ),
    "01-6": Exercise(
        key=days_to_tarhuna,
        right="The analyst's forecast came true in less than three weeks.",
        look="Subtract one `date_start` from the other and take the days.",
        wrong=(
            (
                lambda: -days_to_tarhuna(),
                "the sign is turned: subtract the earlier day from the later.",
            ),
            (
                lambda: days_to_tarhuna() + 1,
                "you counted both ends. Asked is how many days later.",
            ),
            (
                lambda: pd.Timedelta(days=days_to_tarhuna()),
                "that is a span of time. Its `.days` is the number asked for.",
            ),
        ),
        hints=(
            "`events.loc['E-20200605-1', 'date_start']` is a timestamp.",
            "A later timestamp minus an earlier one is a span.",
            "`(later - earlier).days`",
        ),
    ),
    "01-7": Exercise(
        key=denied,
        right="A denial does not make a claim false; the outcome weighs both.",
        look="Answer with a list of support ids that stand in `seed` and are denied.",
        wrong=(
            (
                lambda: denied("admits"),
                "those are the ones somebody admits. Look at stance 'denies'.",
            ),
            (
                lambda: sorted(set(seed()["support_id"].dropna())),
                "those are all that the dispatch names. Keep the denied ones.",
            ),
        ),
        hints=(
            "Keep the claims whose stance is 'denies'.",
            "Keep those whose support_id is among the ones of `seed`.",
            "`.isin(seed['support_id'].dropna())`, then `.unique()`.",
        ),
    ),
    "01-8": Exercise(
        key=cases,
        right="It is the number that the dispatch prints, with an as-of day beside it.",
        look="Take the last value of covid_cases dated no later than 18 May 2020.",
        wrong=(
            (lambda: cases("covid_deaths"), "that is the count of deaths."),
            (
                lambda: cases(until="2020-05-16"),
                "that count is older. One more stands on the day before the dispatch.",
            ),
            (
                lambda: cases(until="2020-05-20"),
                "that count was made after the dispatch was printed: see its date_end.",
            ),
        ),
        hints=(
            "Keep the rows of `counts` whose `series` is 'covid_cases'.",
            "Keep those whose `date_end` is no later than the day; sort by `date_end`.",
            "With those in `known`: `known['value'].iloc[-1]` is the last count.",
        ),
    ),
}
