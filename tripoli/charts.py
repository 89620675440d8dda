"""Charts of the course, one function each: tables and an Axes in, Axes out."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from tripoli.control import changes, history, holder_on
from tripoli.data import TripoliError, label, labels, one_of, to_day
from tripoli.events import weekly
from tripoli.places import distance_km
from tripoli.style import FAMILIES, HOLDERS, KINDS, OUTCOMES, tell

ABOVE = {"fontsize": 7, "ncols": 5, "loc": "lower right", "bbox_to_anchor": (1, 1)}
"""A legend above the Axes, to the right of its title."""


def canvas(height: float = 3.4) -> Axes:
    """An empty Axes wide enough for a lesson's page; height in inches."""
    ax = Figure(figsize=(8, height), layout="constrained").subplots()
    ax.spines[["top", "right"]].set_visible(False)
    return ax


def spoken(day: pd.Timestamp) -> str:
    return f"{day.day} {day:%B %Y}"


def weekly_chart(events: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Stack the number of coded event reports a week, by family; return the Axes."""
    ax = ax or canvas()
    counts = weekly(events).T.groupby(KINDS).sum().T.reindex(columns=list(FAMILIES))
    counts = counts.fillna(0).astype(int)
    bottom = pd.Series(0, index=counts.index)
    for family, look in FAMILIES.items():
        bars = {"width": 6, "align": "edge", "color": look["colour"], "label": family}
        ax.bar(counts.index, counts[family], bottom=bottom, **bars)
        bottom = bottom + counts[family]
    ax.set(
        ylabel="events coded a week", title="Reports, not war: weeks as we coded them"
    )
    ax.legend(fontsize=8, ncols=2)
    most = bottom.idxmax()
    alt = (
        f"Stacked bars of {len(events)} coded events over {len(counts)} weeks. "
        f"The fullest week begins {spoken(most)} with {bottom.max()} events; "
        f"{(bottom == 0).sum()} weeks have none."
    )
    return tell(ax, alt, counts, events["source_ids"].explode())


def outcome_chart(claims: pd.DataFrame, by: str, ax: Axes | None = None) -> Axes:
    """Stack claims by outcome over interest, stance or claimant; return the Axes."""
    one_of("column", by, ["interest", "stance", "claimant_id"])
    ax = ax or canvas(2.8)
    counts = pd.crosstab(claims[by], claims["outcome"])
    counts = counts.reindex(columns=list(OUTCOMES), fill_value=0)
    left = pd.Series(0, index=counts.index)
    for outcome, look in OUTCOMES.items():
        name = label("claims", "outcome", outcome)
        bars = {"color": look["colour"], "hatch": look["hatch"], "edgecolor": "white"}
        ax.barh(counts.index, counts[outcome], left=left, label=name, **bars)
        left = left + counts[outcome]
    if by != "claimant_id":
        ax.set_yticks(
            range(len(counts)), [label("claims", by, c) for c in counts.index]
        )
    ax.set(
        xlabel="claims", title=f"How {len(claims)} claims stand against other sources"
    )
    ax.legend(fontsize=8)
    said = "; ".join(
        f"{row}: {', '.join(f'{n} {o}' for o, n in cells.items() if n)}"
        for row, cells in counts.iterrows()
    )
    return tell(
        ax,
        f"Bars of {len(claims)} claims. {said}.",
        counts,
        claims["source_ids"].explode(),
    )


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
    begin, end = to_day(first), to_day(last)
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
    days = pd.date_range(to_day(first), to_day(last), name="day")
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


def claimed_numbers(
    claims: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw the numbers that several claims give for one thing, as points or ranges.

    `claims` are rows with numbers in one unit. Returns the Axes; raises a sentence if
    the units differ.
    """
    if claims["unit"].nunique() != 1:
        units = ", ".join(sorted(claims["unit"].dropna().unique())) or "none"
        raise TripoliError(f"claims in one unit are asked for; these have: {units}.")
    ax = ax or canvas(0.9 + 0.4 * len(claims))
    rows = claims.sort_values("date", kind="stable")
    names = [
        f"{actors.at[row.claimant_id, 'name']}, {row.date.day} {row.date:%b}"
        for row in rows.itertuples()
    ]
    at = pd.Series(range(len(rows)), index=rows.index)
    low, high = rows["value_low"].astype(float), rows["value_high"].astype(float)
    ax.hlines(at, low, high.fillna(low), color="#4b5a66", lw=4)
    for outcome, look in OUTCOMES.items():
        some = rows.index[rows["outcome"] == outcome]
        dots = {"c": look["colour"], "marker": look["marker"], "s": 60, "zorder": 3}
        name = label("claims", "outcome", outcome)
        ax.scatter(low[some], at[some], label=name, **dots)
    ax.legend(**ABOVE)
    ax.set_yticks(at, names, fontsize=8)
    ax.set(xlabel=rows["unit"].iloc[0], xlim=(0, None), ylim=(len(rows) - 0.5, -0.5))
    said = "; ".join(
        f"{n}: {a:g}" + (f" to {b:g}" if b > a else "")
        for n, a, b in zip(names, low, high, strict=True)
    )
    table = rows[["claimant_id", "date", "value_low", "value_high", "unit", "outcome"]]
    return tell(ax, f"Numbers claimed. {said}.", table, rows["source_ids"].explode())


def running_chart(
    indicators: pd.DataFrame, series: list[str], ax: Axes | None = None
) -> Axes:
    """Draw running totals or stocks as dots on their as-of day; return the Axes."""
    for name in series:
        one_of("series", name, list(indicators["series"].unique()))
    ax = ax or canvas()
    some = indicators[indicators["series"].isin(series)].sort_values("date_end")
    for name, marker in zip(series, "os^D", strict=False):
        rows = some[some["series"] == name]
        dots = {"marker": marker, "ms": 4, "lw": 1}
        ax.plot(
            rows["date_end"],
            rows["value"].astype(float),
            **dots,
            label=label("indicators", "series", name),
        )
    ax.set(ylabel=some["unit"].iloc[0], ylim=(0, None))
    ax.tick_params(axis="x", rotation=30)
    ax.legend(fontsize=8)
    last = some.groupby("series").last()
    said = "; ".join(
        f"{label('indicators', 'series', n)} {last.at[n, 'value']:g} on "
        f"{spoken(last.at[n, 'date_end'])}"
        for n in series
    )
    table = some[["series", "date_end", "value", "unit", "area"]]
    return tell(
        ax,
        f"Dots on their as-of day; the last: {said}.",
        table,
        some["source_ids"].explode(),
    )
