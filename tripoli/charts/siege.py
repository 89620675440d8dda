"""Charts of how the march became a siege, and of what a count of reports counts."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import ABOVE, canvas, spoken
from tripoli.control import changes, holder_on
from tripoli.data import TripoliError, label, one_of, to_span
from tripoli.events import weekly
from tripoli.style import FAMILIES, HOLDERS, KINDS, tell

FRONT = ("laaf", "contested")
"""Holders that mark how close the march had come."""

DOUBTED = ("claimed_only", "disputed")
"""Agreements of a change that one side alone tells, or the other denies."""

LEFT = {"loc": "left", "fontsize": 10}
GREY = "#4b5a66"
AREA = 9
"""Square points of a mark for each report."""


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
    days, ax = reach(control, km, first, last), ax or canvas(3.8)
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
    ax.set_title("Nearest place of our list", **LEFT)
    ax.tick_params(axis="x", rotation=30)
    ax.legend(**ABOVE | {"ncols": 4})
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


def by_month(events: pd.DataFrame) -> pd.DataFrame:
    """Return counts of event reports: one row a month, one column a kind."""
    if events.empty:
        raise TripoliError("there are no events to count: the choice is empty.")
    month = events["date_start"].dt.to_period("M").rename("month")
    counts = pd.crosstab(month, events["kind"])
    months = pd.period_range(month.min(), month.max(), freq="M", name="month")
    kinds = [kind for kind in KINDS if kind in counts]
    return counts.reindex(months, fill_value=0)[kinds]


def kinds_by_month(events: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw reports by month and kind as marks whose area is their number.

    Colour and marker are the kind's family. Returns the Axes; no events is a sentence.
    """
    counts = by_month(events)
    ax = ax or canvas(0.9 + 0.3 * counts.shape[1])
    for row, kind in enumerate(counts):
        some = counts[kind][counts[kind] > 0]
        look = FAMILIES[KINDS[kind]]
        at = [counts.index.get_loc(month) for month in some.index]
        marks = {"s": AREA * some.to_numpy(), "c": look["colour"], "lw": 0}
        ax.scatter(at, [row] * len(at), marker=look["marker"], **marks)
        for x, n in zip(at, some, strict=True):
            beside = {"xytext": ((AREA * n) ** 0.5 / 2 + 2, -3), "fontsize": 7}
            ax.annotate(str(n), (x, row), textcoords="offset points", **beside)
    ax.set_xticks(range(len(counts)), [f"{m:%b %y}" for m in counts.index], fontsize=8)
    names = [label("events", "kind", kind) for kind in counts]
    ax.set_yticks(range(counts.shape[1]), names, fontsize=8)
    ax.set(ylim=(counts.shape[1] - 0.4, -0.6), xlim=(-0.6, len(counts) - 0.3))
    ax.set_title(f"{len(events)} event reports by month and kind", **LEFT)
    most = counts.stack().idxmax()
    alt = (
        f"Marks for {len(events)} event reports over {len(counts)} months. The largest "
        f"is {label('events', 'kind', most[1])} in {most[0]:%B %Y} with "
        f"{counts.loc[most]}."
    )
    return tell(ax, alt, counts.set_axis(counts.index.astype(str)), told_by(events))


def told_by(events: pd.DataFrame) -> pd.Series:
    """The pages of some events, one row a page, indexed by event."""
    return events["source_ids"].explode()


def tellers(events: pd.DataFrame, sources: pd.DataFrame, column: str) -> pd.Series:
    """Publisher or origin of each page of events; an unknown page is a sentence."""
    pages = told_by(events)
    for page in pages[~pages.isin(sources.index)]:
        one_of("source", page, list(sources.index))
    return pages.map(sources[column])


def publishers_weekly(events: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return reports and different publishers a week: one row a week from Monday.

    A page that is not in `sources` is a sentence; weeks without a report stay, as 0.
    """
    reports, names = weekly(events).sum(axis=1), tellers(events, sources, "publisher")
    week = events["date_start"].dt.to_period("W-SUN").dt.start_time
    spread = names.groupby(week[names.index].array).nunique()
    table = pd.DataFrame({"reports": reports, "publishers": spread})
    return table.rename_axis("week").fillna(0).astype(int)


def reports_and_publishers(
    events: pd.DataFrame, sources: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw reports a week as bars, and as dots how many publishers tell of them.

    Returns the Axes; no events, or a page that is not in `sources`, is a sentence.
    """
    table, ax = publishers_weekly(events, sources), ax or canvas()
    middle = table.index + pd.Timedelta(days=3)
    ax.bar(middle, table["reports"], width=6, color=GREY, label="reports")
    dots = {
        "color": FAMILIES["from abroad"]["colour"],
        "marker": "o",
        "ms": 4,
        "lw": 0.8,
    }
    ax.plot(middle, table["publishers"], label="different publishers", **dots)
    ax.set(ylabel="number in a week")
    ax.tick_params(axis="x", rotation=30)
    ax.set_title("Reports, and who told of them", **LEFT)
    ax.legend(**ABOVE)
    together = table["reports"].corr(table["publishers"])
    alt = (
        f"Bars and dots for {len(table)} weeks: {table['reports'].min()} to "
        f"{table['reports'].max()} reports from {table['publishers'].min()} to "
        f"{table['publishers'].max()} publishers a week; correlation {together:.2f}."
    )
    return tell(ax, alt, table, told_by(events))


def resting(events: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return how many events rest on each origin: one row an origin, most first.

    Columns: `alone` (no other origin tells it) and `with others`.
    """
    each = tellers(events, sources, "origin").rename("origin").reset_index()
    each = each.drop_duplicates()
    each["alone"] = ~each[each.columns[0]].duplicated(keep=False)
    counts = pd.crosstab(each["origin"], each["alone"])
    counts = counts.reindex(columns=[True, False], fill_value=0)
    counts.columns = ["alone", "with others"]
    order = counts.assign(sum=counts.sum(axis=1)).sort_values(
        ["sum", "alone"], ascending=False, kind="stable"
    )
    return order.drop(columns="sum")


def origins_chart(
    events: pd.DataFrame, sources: pd.DataFrame, top: int = 12, ax: Axes | None = None
) -> Axes:
    """Draw on which origins the events rest, alone or with others; return the Axes.

    Draws the `top` origins with most events; the alt text says how many there are.
    """
    if events.empty:
        raise TripoliError("there are no events to count: the choice is empty.")
    counts = resting(events, sources)
    shown, ax = counts.head(top), ax or canvas(0.9 + 0.26 * top)
    ax.barh(shown.index, shown["alone"], color=GREY, label="the only origin")
    faint = {"color": "white", "edgecolor": GREY, "hatch": "//"}
    beside = {"left": shown["alone"], "label": "one of several"}
    ax.barh(shown.index, shown["with others"], **faint, **beside)
    ax.invert_yaxis()
    ax.tick_params(axis="y", labelsize=8)
    ax.set(xlabel="events that rest on it")
    ax.set_title(f"Origins of {len(events)} events", **LEFT)
    ax.legend(**ABOVE)
    first, lone = counts.index[0], int(counts["alone"].sum())
    alt = (
        f"Bars for the {len(shown)} most used of {len(counts)} origins. {first} tells "
        f"of {counts.loc[first].sum()} of {len(events)} events, "
        f"{counts.at[first, 'alone']} of them alone; "
        f"{lone} events have one origin only."
    )
    return tell(ax, alt, shown, told_by(events))
