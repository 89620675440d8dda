"""Charts of pledges, deliveries and truces."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import ABOVE, canvas, spoken
from tripoli.data import TripoliError, labels, one_of, to_day
from tripoli.style import FAMILIES, HOLDERS, tell
from tripoli.truces import either_side, p_value

BOUND = {
    "GNA side": (HOLDERS["gna"], -0.24),
    "states and organisations": (FAMILIES["from abroad"], 0),
    "LAAF side": (HOLDERS["laaf"], 0.24),
}
"""Look of those who are bound by a pledge, and how far from the middle of its lane."""

SIDES = {"gna": "GNA side", "laaf": "LAAF side"}
SURE = {
    "admitted or confirmed": (("admitted", "confirmed"), ""),
    "assessed": (("assessed",), "//"),
    "reported": (("reported",), "xx"),
    "alleged or denied": (("alleged", "denied"), None),
}
"""Statuses from sure to doubtful, each with its hatch; None is hollow."""

WHEN = ("before", "across", "after")
STRIKES, GREY = FAMILIES["strikes and shelling"], HOLDERS["unknown"]["colour"]


def bound(pledges: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """One row a pledge and sort of party that it binds, with date and topic."""
    parties = pledges[["date", "topic", "party_ids"]].explode("party_ids")
    for party in parties["party_ids"].unique():
        one_of("actor", party, list(actors.index))
    side = parties["party_ids"].map(actors["side"])
    parties["bound"] = side.map(SIDES).fillna("states and organisations")
    return parties.reset_index().drop_duplicates(["pledge_id", "bound"])


def pledges_chart(
    pledges: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw pledges on their day, a lane a topic, a mark for each sort of party bound.

    A number beside a mark counts pledges of one day. Returns the Axes.
    """
    if pledges.empty:
        raise TripoliError("there are no pledges to draw: the choice is empty.")
    ax = ax or canvas(4.6)
    parties, names = bound(pledges, actors), labels("pledges", "topic")
    lanes = {topic: at for at, topic in enumerate(names)}
    marks = parties.groupby(["bound", "topic", "date"]).size().rename("n")
    for who, (look, shift) in BOUND.items():
        rows = marks[marks.index.get_level_values("bound") == who].reset_index()
        at = rows["topic"].map(lanes) + shift
        dots = {"color": look["colour"], "marker": look["marker"], "s": 38}
        ax.scatter(rows["date"], at, label=who, zorder=3, **dots)
        for day, height, n in zip(rows["date"], at, rows["n"], strict=True):
            if n > 1:
                ax.annotate(n, (day, height), (5, -3), textcoords="offset points")
    for edge in range(len(names) - 1):
        ax.axhline(edge + 0.5, color="#dddddd", lw=0.8)
    ax.set_yticks(range(len(names)), names.values())
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.tick_params(axis="x", rotation=30)
    ax.set_title(f"{len(pledges)} pledges", loc="left", fontsize=10)
    ax.legend(**ABOVE)
    counts = pledges["topic"].map(names).value_counts()
    sides = parties["bound"].value_counts().reindex(list(BOUND), fill_value=0)
    alt = (
        f"Timeline of {len(pledges)} pledges, {spoken(pledges['date'].min())} to "
        f"{spoken(pledges['date'].max())}, in lanes by topic: "
        f"{', '.join(f'{n} {name}' for name, n in counts.items())}. They bind: "
        f"{', '.join(f'{who} in {n}' for who, n in sides.items())}."
    )
    table = pledges[["date", "forum", "topic"]].assign(
        parties=[list(actors.loc[ids, "name"]) for ids in pledges["party_ids"]]
    )
    return tell(ax, alt, table, pledges["source_ids"].explode())


def by_status(rows: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Counts of rows: one line a backer and time, fullest backer first, by status."""
    named = {code: name for name, (codes, _) in SURE.items() for code in codes}
    keys = [rows["backer_id"], rows["when"]]
    counts = pd.crosstab(keys, rows["status"].map(named))
    order = rows["backer_id"].value_counts().index
    lanes = [(backer, when) for backer in order for when in WHEN]
    counts = counts.reindex(index=lanes, columns=list(SURE), fill_value=0)
    counts.index = [f"{actors.at[backer, 'name']}, {when}" for backer, when in lanes]
    return counts.rename_axis("backer and time").rename_axis(columns=None)


def deliveries_chart(
    support: pd.DataFrame,
    actors: pd.DataFrame,
    backers: list[str],
    day: object,
    ax: Axes | None = None,
) -> Axes:
    """Stack rows of support before, across and after a day, by backer and status.

    Counts are rows of our table, not loads; backers without a row are told in the alt
    text. Returns the Axes.
    """
    for backer in backers:
        one_of("actor", backer, list(actors.index))
    rows, middle = either_side(support, backers, day), to_day(day)
    if rows.empty:
        raise TripoliError("none of these backers has a row of arms, men or carriers.")
    counts = by_status(rows, actors)
    ax = ax or canvas(1 + 0.26 * len(counts))
    lane = np.arange(len(counts))
    at, left = lane + 0.5 * (lane // len(WHEN)), np.zeros(len(counts), int)
    look = FAMILIES["from abroad"]["colour"]
    for name, (_, hatch) in SURE.items():
        full = {"color": look, "hatch": hatch, "edgecolor": "white"}
        hollow = {"color": "white", "edgecolor": look, "linewidth": 0.8}
        style = hollow if hatch is None else full
        ax.barh(at, counts[name], left=left, height=0.85, label=name, **style)
        left = left + counts[name].to_numpy()
    ax.set_yticks(at, counts.index, fontsize=8)
    ax.invert_yaxis()
    ax.set(xlabel="rows of our table", xlim=(0, left.max() + 1))
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.legend(fontsize=8, loc="lower right", title="Status", title_fontsize=8)
    title = f"Arms, men and carriers round {spoken(middle)}"
    ax.set_title(title, loc="left", fontsize=10)
    none = [actors.at[b, "name"] for b in backers if b not in set(rows["backer_id"])]
    said = "; ".join(
        f"{name} {cells.sum()}, {cells.iloc[0]} of them sure"
        for name, cells in counts.iterrows()
        if cells.sum()
    )
    alt = (
        f"Bars of {len(rows)} rows of support round {spoken(middle)}; sure means "
        f"admitted or confirmed. {said}."
        + (f" No row: {', '.join(none)}." if none else "")
    )
    return tell(ax, alt, counts, rows["source_ids"].explode())


def around_chart(
    counts: pd.Series, events: pd.DataFrame, day: object, ax: Axes | None = None
) -> Axes:
    """Draw reports a day before, on and after a day; return the Axes.

    `counts` come from `truces.around`; `events` are those it counted.
    """
    ax, middle = ax or canvas(2.6), to_day(day)
    looks = {
        "before": {"color": "white", "edgecolor": STRIKES["colour"], "hatch": "//"},
        "the day itself": {"color": GREY},
        "after": {"color": STRIKES["colour"]},
    }
    for (name, look), sign in zip(looks.items(), (-1, 0, 1), strict=True):
        some = counts[np.sign(counts.index) == sign]
        ax.bar(some.index, some, label=name, **look)
    ax.set(xlabel=f"days from {spoken(middle)}", ylabel="events reported")
    ax.set_xticks(counts.index)
    ax.set_ylim(0, max(counts.max(), 1) * 1.05)
    ax.yaxis.get_major_locator().set_params(integer=True)
    ax.legend(**ABOVE)
    before, after = counts[counts.index < 0], counts[counts.index > 0]
    alt = (
        f"Bars of reports a day round {spoken(middle)}: {before.sum()} in the "
        f"{len(before)} days before, {counts[0]} on the day, {after.sum()} in the "
        f"{len(after)} days after."
    )
    away = (events["date_start"] - middle).dt.days
    used = events[away.isin(counts.index)]
    return tell(ax, alt, counts.to_frame(), used["source_ids"].explode())


def truces_chart(
    found: pd.DataFrame, events: pd.DataFrame, days: int = 7, ax: Axes | None = None
) -> Axes:
    """Draw reports a day before and after each truce, joined by a line.

    `found` comes from `truces.compare` with windows of `days`. Returns the Axes.
    """
    if found.empty:
        raise TripoliError("there are no truces to draw: the choice is empty.")
    ax = ax or canvas(1 + 0.36 * len(found))
    rates, at = found[["before", "after"]] / days, range(len(found))
    ax.hlines(at, rates["before"], rates["after"], color=GREY, lw=2)
    hollow = {"facecolor": "white", "edgecolor": STRIKES["colour"], "s": 90}
    ax.scatter(rates["before"], at, label="before", zorder=3, lw=1.5, **hollow)
    ax.scatter(
        rates["after"], at, label="after", zorder=4, s=45, color=STRIKES["colour"],
        marker=STRIKES["marker"],
    )  # fmt: skip
    ax.set_yticks(at, found.index)
    ax.set(xlabel="events reported a day", ylim=(len(found) - 0.5, -0.5))
    ax.set_xlim(-0.05, None)
    ax.set_title(f"{days} days on either side", loc="left", fontsize=10)
    ax.legend(**ABOVE)
    said = "; ".join(
        f"{row.Index}: {row.before} before, {row.after} after"
        for row in found.itertuples()
    )
    near = pd.concat(
        [
            events[(events["date_start"] - day).abs() <= pd.Timedelta(days=days)]
            for day in found["day"]
        ]
    )
    alt = f"Reports in the {days} days before and after each truce. {said}."
    return tell(ax, alt, found, near["source_ids"].explode())


def chance_chart(drawn: np.ndarray, observed: int, ax: Axes | None = None) -> Axes:
    """Draw how often each difference came by chance, and the one observed.

    Hatched bars are at least as far from 0 as the observed one; their share is p.
    Returns the Axes.
    """
    p, ax = p_value(observed, np.asarray(drawn)), ax or canvas(2.8)
    values, times = np.unique(drawn, return_counts=True)
    far = np.abs(values) >= abs(observed)
    plain, hit = FAMILIES["talks and words"]["colour"], STRIKES["colour"]
    ax.bar(values[~far], times[~far], color=plain, label="nearer to 0")
    extreme = {"color": hit, "hatch": "//", "edgecolor": "white"}
    ax.bar(values[far], times[far], label="as far or further", **extreme)
    ax.axvline(observed, color="black", ls="--", label=f"observed: {observed:+d}")
    ax.set(xlabel="reports after less reports before", ylabel="chance orders")
    ax.set_title(f"p = {p:.2f}", loc="left", fontsize=10)
    ax.legend(**ABOVE)
    table = pd.DataFrame(
        {"times": times, "as far": far}, index=pd.Index(values, name="difference")
    )
    alt = (
        f"Bars of {len(drawn)} differences by chance, {values.min()} to "
        f"{values.max()}, most often {values[times.argmax()]}. A line marks the "
        f"observed {observed:+d}; {times[far].sum()} are as far from 0 or further, "
        f"p {p:.3f}."
    )
    return tell(ax, alt, table, [])
