"""Exercises of lesson 06: drones and air defences."""

import numpy as np

from tripoli.cite import BACKS
from tripoli.control import holder_on
from tripoli.data import load
from tripoli.events import air_strikes, between
from tripoli.exercises.frame import Exercise
from tripoli.places import BASES, distance_km

LAAF, GNA = ("laaf", "laaf_backer"), ("gna", "gna_backer")
WEEK = ("2020-03-30", "2020-04-05")
EVE, DAY, RADIUS = "2020-05-17", "2020-05-18", 200
TOTALS = ["K-20200331-4", "K-20200522-3", "K-20200731-1"]


def air():
    events = load("events")
    return events[events["kind"] == "air"]


def strikes():
    return air_strikes(load("events"))


def share(*codes):
    return round(float(strikes()["attribution"].isin(codes).mean()), 2)


def most_hit(*sides):
    """The place with most rows on strikes, of flyers of some sides if any are given."""
    rows, actors = strikes(), load("actors")
    if sides:
        named = rows["initiator_ids"].explode().map(actors["side"]).isin(sides)
        rows = rows[named.groupby(level=0).any().reindex(rows.index)]
    return rows["place_id"].value_counts().idxmax()


def apart(one, other, digits=None):
    here, there = (
        load("places").loc[p, ["lat", "lon"]].astype(float) for p in (one, other)
    )
    return round(float(distance_km(*here, *there)), digits)


def totals():
    return load("claims").loc[TOTALS, ["date", "value_low"]]


def a_day(first, last):
    rows = totals()
    days = (rows.at[last, "date"] - rows.at[first, "date"]).days
    more = rows.at[last, "value_low"] - rows.at[first, "value_low"]
    return round(float(more) / days, 1)


def pantsirs():
    claims = load("claims")
    return claims[(claims["unit"] == "systems") & (claims["date"].dt.month == 5)]


def near(day, sign=1, side="laaf", of="gna"):
    """Places of one side surely (sign 1) or perhaps (-1) in reach of a base's side."""
    places, held = load("places"), holder_on(load("control"), day)["holder"]
    mine = places.loc[held.index[held == of]]
    count = np.zeros(len(mine), dtype=bool)
    for base in places.loc[[b for b in BASES if held[b] == side]].itertuples():
        lat, lon = (mine[c].astype(float) for c in ("lat", "lon"))
        km = distance_km(base.lat, base.lon, lat, lon)
        doubt = mine["uncertainty_km"] + base.uncertainty_km
        count |= (km + sign * doubt <= RADIUS).to_numpy(dtype=bool)
    return int(count.sum())


def begun(rows):
    return rows[rows["date_start"].between(*WEEK)]


def by_side(rows):
    """Rows by the side said to have flown; a row that names both counts for each."""
    side = rows["initiator_ids"].explode().map(load("actors")["side"])
    lean = side.map(BACKS).fillna("other").where(side.notna(), "unknown")
    return lean.groupby(level=0).unique().explode().value_counts()


EXERCISES = {
    "06-1": Exercise(
        key=lambda: share("alleged"),
        right="For these rows only an opponent names the flyer, and nobody tested it.",
        look="Give a share between 0 and 1, rounded to two places.",
        wrong=(
            (
                lambda: float((strikes()["attribution"] == "alleged").mean()),
                "that is the share. Round it to two places with `round`.",
            ),
            (
                lambda: share("alleged", "disputed", "unknown"),
                "that adds the disputed and unknown ones. Asked is *alleged* alone.",
            ),
            (
                lambda: round(float((air()["attribution"] == "alleged").mean()), 2),
                "that is the share in all rows of kind air. Use `raids`.",
            ),
        ),
        hints=(
            "The column is `attribution`; the code is 'alleged'.",
            "The mean of a column of True and False is the share of True.",
            "`round((raids['attribution'] == 'alleged').mean(), 2)`",
        ),
    ),
    "06-2": Exercise(
        key=lambda: most_hit(*LAAF),
        right="It is the place with most reports, perhaps not that with most strikes.",
        look="Answer with one place id, such as 'P-tarhuna'.",
        wrong=(
            (
                most_hit,
                "that place has most rows of all flyers. Keep the LAAF's side.",
            ),
            (
                lambda: most_hit("none"),
                "those were strikes of another state, such as E-20190919-1.",
            ),
        ),
        hints=(
            "`flights` has a column `who` and a column `place_id`.",
            "`flights[flights['who'] == 'laaf']` keeps one side.",
            "Count its `place_id` with `.value_counts()` and take `.idxmax()`.",
        ),
    ),
    "06-3": Exercise(
        key=lambda: apart("P-khadim", "P-military-academy"),
        right="If the inquiry (K-20200828-2) is right, a drone flew so far or more.",
        look="Measure from P-khadim to P-military-academy and round to whole km.",
        wrong=(
            (
                lambda: apart("P-jufra", "P-military-academy"),
                "that is the way from Jufra. K-20200828-2 names al-Khadim.",
            ),
            (
                lambda: apart("P-khadim", "P-military-academy", 6),
                "that is the way. Round it to whole km with `round`.",
            ),
            (
                lambda: 2 * apart("P-khadim", "P-military-academy"),
                "that is there and back. Asked is one way.",
            ),
        ),
        hints=(
            "`distance_km` takes two latitudes and longitudes in turn.",
            "`places.at['P-khadim', 'lat']` is the first of the four numbers.",
            "`round(distance_km(*places.loc['P-khadim', ['lat', 'lon']], "
            "*places.loc['P-military-academy', ['lat', 'lon']]))`",
        ),
    ),
    "06-4": Exercise(
        key=lambda: a_day("K-20200331-4", "K-20200522-3"),
        right="No page read counts wrecks. Our rows on losses are far fewer.",
        look="Divide the rise of the total by the days between, to one place.",
        wrong=(
            (
                lambda: int(
                    totals().at["K-20200522-3", "value_low"]
                    - totals().at["K-20200331-4", "value_low"]
                ),
                "that is the rise. Divide it by the days between the two claims.",
            ),
            (
                lambda: round(
                    float(totals().at["K-20200522-3", "value_low"])
                    / (totals()["date"].iloc[1] - totals()["date"].iloc[0]).days,
                    1,
                ),
                "that takes the whole total. K-20200331-4 had counted some before.",
            ),
        ),
        hints=(
            "Take the two rows: one of March, one of May.",
            "Subtracting two dates gives a span; `.days` is its length.",
            "`round((may['value_low'] - march['value_low']) "
            "/ (may['date'] - march['date']).days, 1)`",
        ),
    ),
    "06-5": Exercise(
        key=lambda: pantsirs()["outcome"].value_counts(),
        right="The commonest is *partly*: something was hit, the number is unsure.",
        look="Count the column `outcome` of `pantsirs`.",
        wrong=(
            (
                lambda: len(pantsirs()),
                "that is how many claims there are. Count them by `outcome`.",
            ),
            (
                lambda: load("claims")["outcome"].value_counts(),
                "that counts all claims. Keep those on Pantsirs.",
            ),
        ),
        hints=(
            "The rows are in `pantsirs`; the column is `outcome`.",
            "`.value_counts()` counts each value.",
            "`pantsirs['outcome'].value_counts()`",
        ),
    ),
    "06-6": Exercise(
        key=lambda: near(EVE),
        right="It hangs on our list of bases. Add Bani Walid airport and compare.",
        look="Count the rows of GNA places whose `reach` is 'within'.",
        wrong=(
            (
                lambda: near(DAY),
                "that is the count for 18 May, when the GNA had the base.",
            ),
            (
                lambda: near(EVE) + near(EVE, side="gna", of="laaf"),
                "that counts the places of both. Keep those that the GNA held.",
            ),
            (
                lambda: near(EVE, sign=-1),
                "that adds places that only *perhaps* lie within. Keep 'within'.",
            ),
        ),
        hints=(
            "`reach.in_reach(control, places, day, radius)` has one row a place.",
            "Keep `holder` 'gna' and `reach` 'within'.",
            "`((far['holder'] == 'gna') & (far['reach'] == 'within')).sum()`",
        ),
    ),
    "06-7": Exercise(
        key=lambda: by_side(begun(strikes())),
        right="The digest has 38 for the GNA and 37 for the LAAF (E-20200330-2). We "
        "found far more of one side: is that who flew, or who told?",
        look="Keep the rows of `flights` that began in that week; count them by `who`.",
        wrong=(
            (
                lambda: len(begun(strikes())),
                "that is how many rows the week has. Count them by `who`.",
            ),
            (
                lambda: by_side(strikes()),
                "that counts the whole table. Keep the rows of that week first.",
            ),
            (
                lambda: by_side(begun(air())),
                "that counts lost aircraft and the tally E-20200330-2 too. Use "
                "`flights`.",
            ),
            (
                lambda: by_side(between(strikes(), *WEEK)),
                "that adds rows that had begun before. Ask when `date_start` lies.",
            ),
        ),
        hints=(
            "`flights['date_start']` is the first day of each row.",
            "`.between('2020-03-30', '2020-04-05')` is True inside the week.",
            "Keep those rows of `flights` and take `['who'].value_counts()`.",
        ),
    ),
}
