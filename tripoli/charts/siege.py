"""How near the march came to Tripoli, day by day; reports are left to `telling`."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import LEAST, canvas, headed, spoken
from tripoli.control import DOUBTED, changes, holder_on
from tripoli.data import TripoliError, label, to_span
from tripoli.style import HOLDERS, tell

FRONT = ("laaf", "contested")
"""Holders that mark how close the march had come."""


def nearest(held: pd.DataFrame, km: pd.Series) -> dict[str, float]:
    """Kilometres to the nearest place of each holder on one day.

    `laaf` counts places whose change was over by that day and is neither disputed nor
    one side's claim; `laaf_perhaps` counts all. The same for `contested`. Missing
    means that there is no such place.
    """
    away, found = km.reindex(held.index).astype(float), {}
    sure = held["settled"] & ~held["agreement"].isin(DOUBTED)
    for holder in FRONT:
        his = held["holder"] == holder
        found[holder] = away[his & sure].min()
        found[f"{holder}_perhaps"] = away[his].min()
    return found


def reach(
    control: pd.DataFrame, km: pd.Series, first: object, last: object
) -> pd.DataFrame:
    """Return `nearest` for each day between two days: one row a day, columns in km.

    `km` gives each place's distance from the centre, by place id.
    """
    unplaced = sorted(set(control["place_id"]) - set(km.index))
    if unplaced:
        raise TripoliError(f"no distance for {unplaced[0]}: give km for every place.")
    days = pd.date_range(*to_span(first, last), name="day")
    dates = pd.concat([control["date_low"], control["date_high"]])
    steps = days[days.isin(dates) | (days == days[0])]  # between them nothing changes
    near = [nearest(holder_on(control, day), km) for day in steps]
    found = pd.DataFrame(near, index=steps).astype(float).round(1)
    return found.reindex(days, method="ffill")


def turns(days):
    """True where a value is another than the day before; the first day is one."""
    return days.fillna(-1).ne(days.fillna(-1).shift())


def reach_chart(
    control: pd.DataFrame,
    km: pd.Series,
    first: object,
    last: object,
    ax: Axes | None = None,
) -> Axes:
    """Draw how near the LAAF-held and the contested places came, day by day, in km.

    A line is the nearest place whose change is over and is neither disputed nor only
    claimed; the hatched band reaches to the nearest place of all. `km` as in `reach`.
    Returns the Axes.
    """
    days, ax = reach(control, km, first, last), ax or canvas(4.2)
    turned = turns(days).any(axis=1)
    drawn = days[turned | (days.index == days.index[-1])]
    for holder in FRONT:
        sure, perhaps = drawn[holder], drawn[f"{holder}_perhaps"]
        look, name = HOLDERS[holder], label("control", "holder", holder)
        line = {"color": look["colour"], "marker": look["marker"], "ms": 5}
        line["markevery"] = list(turns(sure).to_numpy().nonzero()[0])
        ax.step(drawn.index, sure, where="post", label=name, **line)
        band = {"facecolor": "none", "hatch": look["hatch"], "step": "post"}
        band |= {"edgecolor": look["colour"], "lw": 0.4, "alpha": 0.6}
        far = sure.fillna(days.max().max())  # nothing is sure: the band stays open
        name = f"{name}, perhaps or claimed"
        ax.fill_between(drawn.index, perhaps, far, label=name, **band)
    ax.set(ylabel="km from the centre of Tripoli", ylim=(0, None))
    ax.set(xlim=(days.index[0], days.index[-1]))
    ax.tick_params(axis="x", rotation=30, labelsize=LEAST)
    headed(ax, "Nearest place of our list", ncols=2)
    moved = changes(control, first, last, perhaps=True)
    return tell(ax, reach_alt(days), days[turned], moved["source_ids"].explode())


def reach_alt(days: pd.DataFrame) -> str:
    """What `reach_chart` shows, in words."""
    told = []
    for holder in FRONT:
        known = days[holder].dropna()
        if known.empty:
            told.append(f"no place is surely {label('control', 'holder', holder)}")
            continue
        name = label("control", "holder", holder)
        told.append(
            f"{name}: {known.iloc[0]:g} km on {spoken(known.index[0])}, nearest "
            f"{known.min():g} km from {spoken(known.idxmin())}, last "
            f"{known.iloc[-1]:g} km, perhaps as near as "
            f"{days[f'{holder}_perhaps'].min():g} km"
        )
    return (
        f"Steps of the distance to the nearest place, {spoken(days.index[0])} to "
        f"{spoken(days.index[-1])}. {'; '.join(told)}. Bands reach to places "
        "held perhaps, or only by a claim."
    )
