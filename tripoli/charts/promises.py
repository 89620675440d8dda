"""Charts of pledges, and of support on either side of one."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import ABOVE, LEAST, canvas, spoken, title
from tripoli.charts.stacks import some
from tripoli.data import TripoliError, labels, one_of, to_day
from tripoli.style import FAMILIES, HOLDERS, tell
from tripoli.truces import either_side

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
VIOLET = FAMILIES["from abroad"]["colour"]


def bound(pledges: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """One row a pledge and sort of party that it binds, with date and topic."""
    parties = pledges[["date", "topic", "party_ids"]].explode("party_ids")
    for party in parties["party_ids"].unique():
        one_of("actor", party, list(actors.index))
    side = parties["party_ids"].map(actors["side"])
    parties["bound"] = side.map(SIDES).fillna("states and organisations")
    return parties.reset_index().drop_duplicates(["pledge_id", "bound"])


def marks(ax: Axes, parties: pd.DataFrame, lanes: dict[str, int]) -> None:
    """Marks of those bound, day by day, with a number where a day has several."""
    heaps = parties.groupby(["bound", "topic", "date"]).size().rename("n").reset_index()
    for who, (look, shift) in BOUND.items():
        rows = heaps[heaps["bound"] == who]
        at = rows["topic"].map(lanes) + shift
        dots = {"color": look["colour"], "marker": look["marker"], "s": 38}
        ax.scatter(rows["date"], at, label=who, zorder=3, **dots)
        for day, height, n in zip(rows["date"], at, rows["n"], strict=True):
            if n > 1:
                ax.annotate(n, (day, height), (5, -3), textcoords="offset points")


def pledges_chart(
    pledges: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw pledges on their day, a lane a topic, a mark for each sort of party bound.

    A number beside a mark counts pledges of one day. Returns the Axes.
    """
    some(pledges, "pledges")
    ax = ax or canvas(4.6)
    parties, names = bound(pledges, actors), labels("pledges", "topic")
    marks(ax, parties, {topic: at for at, topic in enumerate(names)})
    for edge in range(len(names) - 1):
        ax.axhline(edge + 0.5, color="#dddddd", lw=0.8)
    ax.set_yticks(range(len(names)), names.values())
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.tick_params(axis="x", rotation=30)
    title(ax, f"{len(pledges)} pledges")
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


def lines(ax: Axes, counts: pd.DataFrame) -> None:
    """Stack each line of counts by status, three lines to a backer, then a gap."""
    lane = np.arange(len(counts))
    at, left = lane + 0.5 * (lane // len(WHEN)), np.zeros(len(counts), int)
    for name, (_, hatch) in SURE.items():
        full = {"color": VIOLET, "hatch": hatch, "edgecolor": "white"}
        hollow = {"color": "white", "edgecolor": VIOLET, "linewidth": 0.8}
        style = hollow if hatch is None else full
        ax.barh(at, counts[name], left=left, height=0.85, label=name, **style)
        left = left + counts[name].to_numpy()
    ax.set_yticks(at, counts.index, fontsize=LEAST)
    ax.set_ylim(at[-1] + 0.7, -0.7)
    ax.set(xlabel="rows of our table", xlim=(0, left.max() + 1))
    ax.xaxis.get_major_locator().set_params(integer=True)


def sureness(counts: pd.DataFrame, none: list[str]) -> str:
    """How sure the rows of each line are, in words, and who has none."""
    told = "; ".join(
        f"{name} {cells.sum()}, {cells.iloc[0]} of them sure"
        for name, cells in counts.iterrows()
        if cells.sum()
    )
    lacking = f" No row: {', '.join(none)}." if none else ""
    return f"sure means admitted or confirmed. {told}.{lacking}"


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
    lines(ax, counts)
    ax.legend(fontsize=LEAST, loc="lower right", title="Status", title_fontsize=LEAST)
    title(ax, f"Arms, men and carriers round {spoken(middle)}")
    none = [actors.at[b, "name"] for b in backers if b not in set(rows["backer_id"])]
    alt = (
        f"Bars of {len(rows)} rows of support round {spoken(middle)}; "
        f"{sureness(counts, none)}"
    )
    return tell(ax, alt, counts, rows["source_ids"].explode())
