"""Charts of origins, gaps and what a choice of sources changes."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num

from tripoli.charts.frame import canvas, spoken
from tripoli.data import TripoliError, label, labels, load, to_span
from tripoli.events import weekly
from tripoli.known import first_told, told_otherwise
from tripoli.overlap import TOLD_BY, per_event, told_from, toll_shape
from tripoli.style import FAMILIES, HOLDERS, OUTCOMES, tell

SLATE = FAMILIES["talks and words"]["colour"]
GREY = HOLDERS["unknown"]["colour"]
BESIDE = {"fontsize": 8, "loc": "upper left", "bbox_to_anchor": (1, 1)}

MOST = 8
"""Pages or origins from which on events are counted together."""

SHAPES = {
    "one number": {"color": SLATE, "hatch": ""},
    "a range": {"color": FAMILIES["from abroad"]["colour"], "hatch": "//"},
    "from zero": {"color": OUTCOMES["partly"]["colour"], "hatch": "xx"},
    "nobody died": {"color": GREY, "hatch": "--"},
}
"""How a toll may be written, as `overlap.toll_shape` names it."""

LAGS = {
    "before": (-9999, -1),
    "same day": (0, 0),
    "1 day": (1, 1),
    "2 to 3": (2, 3),
    "4 to 7": (4, 7),
    "8 to 30": (8, 30),
    "over 30": (31, 9999),
}
"""Days between an event and its first page, gathered."""

CONFIDENCES = {
    "confirmed": {"color": OUTCOMES["upheld"]["colour"], "hatch": ""},
    "corroborated": {"color": OUTCOMES["partly"]["colour"], "hatch": "//"},
    "single": {"color": SLATE, "hatch": "++"},
    "contested": {"color": HOLDERS["contested"]["colour"], "hatch": "xx"},
    "refuted": {"color": OUTCOMES["refuted"]["colour"], "hatch": ".."},
    "lost": {"color": "white", "hatch": "--"},
}
"""How far an event can be trusted; lost is one that no page tells any more."""


def some(events: pd.DataFrame) -> None:
    """Raise a sentence if there is nothing to draw."""
    if events.empty:
        raise TripoliError("there are no events to draw: the choice is empty.")


def said(counts: pd.DataFrame) -> str:
    """Rows of counts in words, without zeros."""
    return "; ".join(
        f"{row}: {', '.join(f'{n} {name}' for name, n in cells.items() if n) or 'none'}"
        for row, cells in counts.iterrows()
    )


def stacked(ax: Axes, counts: pd.DataFrame, looks: dict, upright: bool = False) -> None:
    """Stack one bar a row, one part a column, each with its colour and hatch."""
    start = pd.Series(0, index=counts.index)
    names = [str(name) for name in counts.index]
    for part in counts:
        look = {**looks[part], "label": part, "linewidth": 0.5}
        look["edgecolor"] = GREY if look["color"] == "white" else "white"
        if upright:
            ax.bar(names, counts[part], bottom=start, **look)
        else:
            ax.barh(names, counts[part], left=start, **look)
        start = start + counts[part]
    if not upright:
        ax.invert_yaxis()


def origins_chart(
    events: pd.DataFrame, sources: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw how many events rest on one, two, three ... pages, and on how many origins.

    Returns the Axes; its table has events by number of pages and of origins.
    """
    some(events)
    ax = ax or canvas()
    per = per_event(events, sources)
    most = per.clip(upper=MOST)
    counts = pd.DataFrame({c: most[c].value_counts() for c in ("pages", "origins")})
    counts = counts.reindex(range(1, MOST + 1)).fillna(0).astype(int)
    counts = counts.rename_axis("how many")
    hollow = {"width": 0.4, "color": "white", "edgecolor": SLATE, "linewidth": 1.2}
    at = counts.index.to_numpy()
    ax.bar(at - 0.2, counts["pages"], label="so many pages", **hollow)
    ax.bar(at + 0.2, counts["origins"], 0.4, label="so many origins", color=SLATE)
    ax.set_xticks(at, [*map(str, at[:-1]), f"{MOST} or more"])
    ax.set(
        xlabel="pages or origins behind one event",
        ylabel="events",
        title=f"Pages and origins behind {len(events)} events",
    )
    ax.legend(fontsize=8)
    one, two = counts.loc[1], int((per["origins"] > 1).sum())
    alt = (
        f"Bars for {len(events)} events. {one['pages']} rest on one page, "
        f"{one['origins']} on one origin, {two} on two origins or more; "
        f"the most is {per['pages'].max()} pages and {per['origins'].max()} origins."
    )
    return tell(ax, alt, counts, events["source_ids"].explode())


def tolls_chart(
    events: pd.DataFrame, sources: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Stack tolls of death by how they are written, over the sides whose pages tell it.

    Counts are events with a highest number of deaths, not people. Returns the Axes.
    """
    shape = toll_shape(events).dropna()
    some(shape)
    ax = ax or canvas(2.6)
    told = told_from(events.loc[shape.index], sources)["told_by"]
    counts = pd.crosstab(told, shape).reindex(TOLD_BY, fill_value=0)
    counts = counts.reindex(columns=list(SHAPES), fill_value=0)
    counts = counts.rename_axis("pages of")
    stacked(ax, counts, SHAPES)
    ax.set(xlabel="events with a toll", title=f"How {len(shape)} tolls are written")
    ax.legend(**BESIDE)
    return tell(
        ax,
        f"Bars of {len(shape)} events with a toll of deaths, by whose pages tell it. "
        f"{said(counts)}.",
        counts,
        events.loc[shape.index, "source_ids"].explode(),
    )


def lag_chart(
    events: pd.DataFrame, sources: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw the days from an event's first day to the first page we read of it.

    Events whose own day is not known are hatched: there the lag may be less. Returns
    the Axes; its table counts events by lag in days.
    """
    some(events)
    ax = ax or canvas(3.0)
    days = (first_told(events, sources) - events["date_start"]).dt.days
    edges = [low - 0.5 for low, _ in LAGS.values()] + [1e5]
    lag = pd.cut(days, edges, labels=list(LAGS)).rename("lag")
    sure = (events["date_precision"] == "day").map({True: "day known", False: "span"})
    counts = pd.crosstab(lag, sure).reindex(list(LAGS), fill_value=0)
    counts = counts.reindex(columns=["day known", "span"], fill_value=0)
    looks = {
        "day known": {"color": SLATE, "hatch": ""},
        "span": {"color": GREY, "hatch": "//"},
    }
    stacked(ax, counts, looks, upright=True)
    ax.set(
        xlabel="days from the event to the first page we read",
        ylabel="events",
        title="How soon was it told?",
    )
    ax.bar_label(ax.containers[-1], counts.sum(axis=1), fontsize=8)
    ax.legend(fontsize=8)
    late = int((days > 7).sum())
    alt = (
        f"Bars of {len(events)} events by days to their first page. {said(counts)}. "
        f"{late} were first told more than a week later."
    )
    return tell(ax, alt, counts, events["source_ids"].explode())


def otherwise_chart(
    control: pd.DataFrame,
    reported: pd.DataFrame,
    first: object,
    last: object,
    ax: Axes | None = None,
) -> Axes:
    """Draw how many places the pages of each day gave to another holder.

    Stacked by the holder the pages gave; `reported` is from `known.reported_control`.
    Returns the Axes; its table has one row a day on which a number changes.
    """
    ax = ax or canvas()
    days = pd.date_range(*to_span(first, last), name="day")
    apart = [told_otherwise(control, reported, day)["reported"] for day in days]
    counts = pd.DataFrame([some.value_counts() for some in apart], index=days)
    counts = counts.reindex(columns=list(HOLDERS)).fillna(0).astype(int)
    given = counts.loc[:, counts.any()] if counts.any(axis=None) else counts[["gna"]]
    areas = ax.stackplot(
        days,
        given.T.to_numpy(),
        step="post",
        labels=[f"told as {label('control', 'holder', h)}" for h in given],
        colors=[HOLDERS[holder]["colour"] for holder in given],
    )
    for area, holder in zip(areas, given, strict=True):
        area.set(hatch=HOLDERS[holder]["hatch"], edgecolor="white", linewidth=0)
    total = given.sum(axis=1)
    top = max(int(total.max()), 1)
    ends = (days[0], days[-1] + pd.Timedelta(days=1))
    ax.set(ylabel="places", xlim=ends, ylim=(0, top * 1.3))
    ax.set_title("Places told otherwise than they were held", loc="left", fontsize=10)
    ax.tick_params(axis="x", rotation=30)
    ax.legend(fontsize=8, ncols=3, loc="upper right")
    most, names = total.idxmax(), labels("control", "holder")
    alt = (
        f"Stacked steps, {spoken(days[0])} to {spoken(days[-1])}: places given to "
        f"another holder. {total.iloc[0]} on the first day, {total.iloc[-1]} on the "
        f"last, most {total.max()} on {spoken(most)}."
    )
    moved = given[given.ne(given.shift()).any(axis=1)].rename(columns=names)
    seen = {place for some in apart for place in some.index}
    rows = pd.concat([control, reported])
    used = rows.loc[rows["place_id"].isin(seen), "source_ids"].explode()
    return tell(ax, alt, moved, used)


def apart_chart(both: pd.DataFrame, other: pd.Index, ax: Axes | None = None) -> Axes:
    """Draw how many days two readers' dates of one event lie apart; return the Axes.

    `both` comes from `agreement.double_coding`; `other` holds the ids of those in which
    the second reader took another event of the page, drawn hatched.
    """
    some(both)
    ax = ax or canvas(2.6)
    dates = [pd.to_datetime(both[f"date_{reader}"]) for reader in ("first", "second")]
    days = (dates[1] - dates[0]).dt.days.abs().rename("days apart")
    kind = pd.Series("same event", index=both.index)
    kind[both.index.isin(other)] = "another event"
    counts = pd.crosstab(days, kind)
    counts = counts.reindex(range(int(days.max()) + 1), fill_value=0)
    counts = counts.reindex(columns=["same event", "another event"], fill_value=0)
    looks = {
        "same event": {"color": SLATE, "hatch": ""},
        "another event": {"color": OUTCOMES["partly"]["colour"], "hatch": "//"},
    }
    stacked(ax, counts.rename_axis("days apart"), looks, upright=True)
    ax.set(
        xlabel="days between the two readers' dates",
        ylabel="events",
        title=f"Two readers date {len(both)} events",
    )
    ax.legend(fontsize=8)
    alt = (
        f"Bars of {len(both)} events by days between two readers' dates. "
        f"{(days == 0).sum()} have the same day; the widest gap is {days.max()} days. "
        f"{said(counts.rename(index=lambda n: f'{n} days'))}."
    )
    sources = load("events").loc[both.index, "source_ids"].explode()
    return tell(ax, alt, counts, sources)


def guesses_chart(
    pairs: pd.DataFrame, events: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw the total each pair of lists guesses, with its interval; return the Axes.

    `pairs` comes from `overlap.pairs`; the line is the number of `events` we hold. A
    guess below it is hollow, because the total cannot be less than what is there.
    """
    some(events)
    ax = ax or canvas(1 + 0.24 * len(pairs))
    held, at = len(events), pd.Series(range(len(pairs)), index=pairs.index)
    ax.hlines(at, pairs["low"], pairs["high"], color=SLATE, lw=3, alpha=0.6)
    below = pairs["estimate"] < held
    colour = FAMILIES["strikes and shelling"]["colour"]
    dots = {"edgecolors": colour, "s": 45, "zorder": 3}
    for rows, face, name in (
        (below, "white", "guess below what we hold"),
        (~below, colour, "guess above it"),
    ):
        x, y = pairs.loc[rows, "estimate"], at[rows]
        ax.scatter(x, y, facecolors=face, label=name, **dots)
    ax.axvline(held, color="#000", lw=1, ls="--", label=f"{held} events we hold")
    ax.set_yticks(at, pairs.index, fontsize=8)
    ax.set(
        xlabel="events guessed in all", xlim=(0, None), ylim=(len(pairs) - 0.5, -0.5)
    )
    ax.set_title("What pairs of lists guess", loc="left", fontsize=10)
    ax.legend(fontsize=8)
    alt = (
        f"Guesses of a total from {len(pairs)} pairs of lists, from "
        f"{pairs['estimate'].min():g} to {pairs['estimate'].max():g}; {below.sum()} "
        f"are below the {held} events we hold."
    )
    return tell(ax, alt, pairs, events["source_ids"].explode())


def weeks_without_chart(
    trials: dict[str, pd.DataFrame], ax: Axes | None = None
) -> Axes:
    """Draw events a week in one row a trial: what is left solid, what is lost hollow.

    `trials` comes from `overlap.trials`, the first with all events; a triangle marks
    the fullest week. Returns the Axes; its table has weeks by trial.
    """
    ax = ax or canvas(0.8 + 0.75 * len(trials))
    counts = pd.DataFrame({n: weekly(rows).sum(axis=1) for n, rows in trials.items()})
    counts = counts.fillna(0).astype(int).rename_axis("week")
    whole, top = next(iter(counts)), int(counts.max().max())
    edges = date2num([*counts.index, counts.index[-1] + pd.Timedelta(days=7)])
    for at, name in enumerate(counts):
        base = at * -1.2 * top
        ax.stairs(counts[whole] + base, edges, baseline=base, color=GREY, lw=0.6)
        left = {"fill": True, "color": SLATE if at else GREY, "label": name}
        ax.stairs(counts[name] + base, edges, baseline=base, **left)
        middle = date2num(counts[name].idxmax()) + 3.5
        ax.plot(middle, counts[name].max() + base, "kv", ms=5)
    ax.xaxis_date()
    ax.set_yticks(
        [at * -1.2 * top for at in range(len(counts.columns))], counts.columns
    )
    ax.tick_params(axis="y", length=0, labelsize=8)
    ax.tick_params(axis="x", rotation=30)
    ax.set_title(
        f"Events a week, each row from 0 to {top}; triangle: fullest week",
        loc="left",
        fontsize=10,
    )
    told = "; ".join(
        f"{name}: {counts[name].sum()} events, fullest week from "
        f"{spoken(counts[name].idxmax())} with {counts[name].max()}"
        for name in counts
    )
    used = trials[whole]["source_ids"].explode()
    return tell(ax, f"Events a week over {len(counts)} weeks. {told}.", counts, used)


def confidence_without_chart(
    trials: dict[str, pd.DataFrame], ax: Axes | None = None
) -> Axes:
    """Stack events by confidence, with all pages and without each group of them.

    `trials` comes from `overlap.trials`; the first has all events, and those that a
    trial lacks are lost. Returns the Axes.
    """
    ax = ax or canvas(2.8)
    whole = next(iter(trials.values()))
    some(whole)
    counts = pd.DataFrame(
        {n: rows["confidence"].value_counts() for n, rows in trials.items()}
    ).T
    counts = counts.reindex(columns=list(CONFIDENCES)).fillna(0).astype(int)
    counts["lost"] = [len(whole) - len(rows) for rows in trials.values()]
    counts = counts.rename_axis("pages")
    stacked(ax, counts, CONFIDENCES)
    ax.set(xlabel="events", title="How sure the same events would be")
    ax.legend(**BESIDE)
    return tell(
        ax,
        f"Bars of {len(whole)} events by confidence. {said(counts)}.",
        counts,
        whole["source_ids"].explode(),
    )
