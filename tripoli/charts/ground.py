"""Charts of the ground: distances, and who held which place day by day."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from tripoli.charts.frame import LEAST, canvas, headed, spoken
from tripoli.control import DOUBTED, changes, history, holder_on
from tripoli.data import label, labels, one_of, to_span
from tripoli.places import distance_km
from tripoli.style import HOLDERS, INK, tell

DAY = pd.Timedelta(days=1)
ALMOST = pd.Timedelta(hours=23)
"""What a chart shows of its last day: a whole one would bring a date too many."""


def distance_chart(
    places: pd.DataFrame, centre: str, ids: list[str], ax: Axes | None = None
) -> Axes:
    """Draw how far some places lie from a centre, in km with their uncertainty.

    Returns the Axes; raises a sentence for a place that is not in the table.
    """
    for place in [centre, *ids]:
        one_of("place", place, list(places.index))
    ax = ax or canvas(0.6 + 0.34 * len(ids))
    some = places.loc[ids].copy()
    here = places.loc[centre]
    km = distance_km(here["lat"], here["lon"], some["lat"], some["lon"])
    some["km"] = km.round().astype(int)
    some = some.sort_values("km")
    ax.barh(some["name"], some["km"], color=INK)
    ax.errorbar(
        some["km"], some["name"], xerr=some["uncertainty_km"], fmt="none", ecolor="#000"
    )
    for at, (km, doubt) in enumerate(
        zip(some["km"], some["uncertainty_km"], strict=True)
    ):
        beside = {"xytext": (4, -3), "textcoords": "offset points", "fontsize": LEAST}
        ax.annotate(f"{km} km", (km + doubt, at), **beside)
    name = places.at[centre, "name"]
    ax.set(xlabel="km in a straight line")
    ax.set_title(f"How far from {name}?", loc="left", fontsize=11)
    said = ", ".join(
        f"{n} {km} km" for n, km in zip(some["name"], some["km"], strict=True)
    )
    table = some[["name", "km", "uncertainty_km", "coordinate_source"]]
    return tell(ax, f"Bars of distance from {name}: {said}.", table, [])


def strips(
    control: pd.DataFrame,
    places: pd.DataFrame,
    first: object,
    last: object,
    ax: Axes | None = None,
) -> Axes:
    """Draw the holders of every place that changed hands as strips from day to day.

    The span in which a change may have come is drawn half high; what one side alone
    tells, or the other denies, hollow. Returns the Axes.
    """
    begin, end = to_span(first, last)
    moved = changes(control, begin, end, perhaps=True)
    order = moved.groupby("place_id")["date_low"].min().sort_values(kind="stable").index
    ax = ax or canvas(1.5 + 0.2 * len(order))
    for at, place in enumerate(order):
        for start, stop, *kind in spans(history(control, place), begin, end):
            ax.barh(at, stop - start, left=start, **bar_of(*kind))
    ax.set_yticks(range(len(order)), places.loc[order, "name"], fontsize=LEAST)
    ax.set(xlim=(begin, end + ALMOST), ylim=(len(order) - 0.5, -0.5))
    ax.xaxis_date()
    ax.tick_params(axis="x", rotation=30, labelsize=LEAST)
    keys = [*holder_patches(), Patch(fc="white", ec=INK, label="claimed or disputed")]
    headed(ax, f"{len(order)} places that changed hands", ncols=3, handles=keys)
    table = moved.assign(place=moved["place_id"].map(places["name"]))
    table = table[
        ["place", "before", "holder", "date_low", "date_high", "how", "agreement"]
    ]
    counts = moved["holder"].map(labels("control", "holder")).value_counts()
    said = ", ".join(f"{n} to {name}" for name, n in counts.items())
    alt = (
        f"Strips for {len(order)} places that changed hands, {spoken(begin)} to "
        f"{spoken(end)}, {len(moved)} changes: {said}; "
        f"{moved['agreement'].isin(DOUBTED).sum()} of them claimed or disputed."
    )
    return tell(ax, alt, table, moved["source_ids"].explode())


def bar_of(sure: bool, holder: str, doubted: bool) -> dict:
    """How a stretch of a strip looks: high if sure, hollow if in doubt."""
    look = HOLDERS[holder]
    face, edge = look["colour"], "white"
    if doubted:
        face, edge = edge, face
    height = 0.8 if sure else 0.4
    return {"height": height, "fc": face, "ec": edge, "hatch": look["hatch"]}


def spans(past: pd.DataFrame, begin: pd.Timestamp, end: pd.Timestamp) -> list[tuple]:
    """Start, end, certainty, holder and doubt of each stretch of a history.

    Certain is what lies after the span of the change; in doubt is what one side alone
    tells, or the other denies.
    """
    cuts = [
        (start, sure, row.holder, row.agreement in DOUBTED)
        for row in past.itertuples()
        for start, sure in ((row.date_low, False), (row.date_high, True))
    ]
    stops = [start for start, *_ in cuts[1:]] + [end + DAY]
    framed = [
        (max(start, begin), min(stop, end + DAY), *kind)
        for (start, *kind), stop in zip(cuts, stops, strict=True)
    ]
    return [span for span in framed if span[0] < span[1]]


def holder_patches() -> list[Patch]:
    """Legend of the holders, colour and hatch."""
    return [
        Patch(
            facecolor=look["colour"],
            hatch=look["hatch"],
            edgecolor="white",
            label=label("control", "holder", holder),
        )
        for holder, look in HOLDERS.items()
    ]


def held_chart(
    control: pd.DataFrame, first: object, last: object, ax: Axes | None = None
) -> Axes:
    """Draw how many of our places each holder had, day by day; return the Axes.

    Places are not people or ground: the count says only how our list was held.
    """
    ax = ax or canvas(3.7)
    days = pd.date_range(*to_span(first, last), name="day")
    counts = pd.DataFrame(
        [holder_on(control, day)["holder"].value_counts() for day in days], index=days
    )
    counts = counts.reindex(columns=list(HOLDERS)).fillna(0).astype(int)
    names = [label("control", "holder", holder) for holder in counts]
    looks = list(HOLDERS.values())
    stack = ax.stackplot(
        days,
        counts.T.to_numpy(),
        step="post",
        labels=names,
        colors=[look["colour"] for look in looks],
    )
    for area, look in zip(stack, looks, strict=True):
        area.set(hatch=look["hatch"], edgecolor="white", linewidth=0)
    ax.set(ylabel="places", xlim=(days[0], days[-1]))
    ax.tick_params(axis="x", rotation=30, labelsize=LEAST)
    headed(ax, f"Holders of our {counts.iloc[0].sum()} places")
    begin, end = counts.iloc[0], counts.iloc[-1]
    said = ", ".join(
        f"{n} from {begin[h]} to {end[h]}" for h, n in zip(counts, names, strict=True)
    )
    alt = f"Stacked steps of holders, {spoken(days[0])} to {spoken(days[-1])}: {said}."
    moved = counts[counts.ne(counts.shift()).any(axis=1)]
    return tell(
        ax,
        alt,
        moved,
        changes(control, first, last, perhaps=True)["source_ids"].explode(),
    )
