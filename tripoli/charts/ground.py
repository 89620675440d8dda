"""Charts of the ground: distances, and who held which place day by day."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from tripoli.charts.frame import ABOVE, canvas, spoken
from tripoli.control import changes, history, holder_on
from tripoli.data import label, labels, one_of, to_span
from tripoli.places import distance_km
from tripoli.style import HOLDERS, tell


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
    ax.barh(some["name"], some["km"], color="#4b5a66")
    ax.errorbar(
        some["km"], some["name"], xerr=some["uncertainty_km"], fmt="none", ecolor="#000"
    )
    for at, (km, doubt) in enumerate(
        zip(some["km"], some["uncertainty_km"], strict=True)
    ):
        beside = {"xytext": (4, -3), "textcoords": "offset points", "fontsize": 8}
        ax.annotate(f"{km} km", (km + doubt, at), **beside)
    name = places.at[centre, "name"]
    ax.set(xlabel="km in a straight line", title=f"How far from {name}?")
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

    The span in which a change may have come is drawn half high. Returns the Axes.
    """
    begin, end = to_span(first, last)
    moved = changes(control, begin, end, perhaps=True)
    order = moved.groupby("place_id")["date_low"].min().sort_values(kind="stable").index
    ax = ax or canvas(1 + 0.24 * len(order))
    for at, place in enumerate(order):
        for start, stop, sure, holder in spans(history(control, place), begin, end):
            look, thick = HOLDERS[holder], 0.8 if sure else 0.4
            bars = {
                "color": look["colour"],
                "hatch": look["hatch"],
                "edgecolor": "white",
            }
            ax.barh(at, stop - start, left=start, height=thick, **bars)
    ax.set_yticks(range(len(order)), places.loc[order, "name"], fontsize=8)
    ax.set(xlim=(begin, end), ylim=(len(order) - 0.5, -0.5))
    ax.set_title(f"{len(order)} places that changed hands", loc="left", fontsize=10)
    ax.xaxis_date()
    ax.tick_params(axis="x", rotation=30)
    ax.legend(handles=holder_patches(), **ABOVE)
    table = moved.assign(place=moved["place_id"].map(places["name"]))
    table = table[
        ["place", "before", "holder", "date_low", "date_high", "how", "agreement"]
    ]
    counts = moved["holder"].map(labels("control", "holder")).value_counts()
    said = ", ".join(f"{n} to {name}" for name, n in counts.items())
    alt = (
        f"Strips for {len(order)} places that changed hands, {spoken(begin)} to "
        f"{spoken(end)}, {len(moved)} changes: {said}."
    )
    return tell(ax, alt, table, moved["source_ids"].explode())


def spans(past: pd.DataFrame, begin: pd.Timestamp, end: pd.Timestamp) -> list[tuple]:
    """Start, end, certainty and holder of each stretch of a history."""
    cuts = [
        cut
        for row in past.itertuples()
        for cut in (
            (row.date_low, False, row.holder),
            (row.date_high, True, row.holder),
        )
    ]
    stops = [start for start, *_ in cuts[1:]] + [end + pd.Timedelta(days=1)]
    framed = [
        (max(start, begin), min(stop, end + pd.Timedelta(days=1)), sure, holder)
        for (start, sure, holder), stop in zip(cuts, stops, strict=True)
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
    ax = ax or canvas()
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
    ax.set_title(
        f"Holders of our {counts.iloc[0].sum()} places", loc="left", fontsize=10
    )
    ax.tick_params(axis="x", rotation=30)
    ax.legend(**ABOVE)
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
