"""Charts of who backed whom, and how sure that is; one row is one thing given.

Rows overlap by design, so no chart of support adds quantities up.
"""

import pandas as pd
from matplotlib.axes import Axes

from tripoli import arms
from tripoli.charts.frame import LEAST, title
from tripoli.charts.rows import (
    TOLD,
    amount,
    counted,
    legend,
    line_mark,
    lines,
    marks,
    name_of,
    readable,
    sheet,
    side_patches,
    status_marks,
)
from tripoli.cite import BACKS
from tripoli.data import TripoliError, label, labels, one_of
from tripoli.style import PALE, STATUSES, tell

EVIDENCE = {
    "all": list(STATUSES),
    "not only alleged": ["admitted", "confirmed", "assessed", "reported"],
    "only admitted or confirmed": ["admitted", "confirmed"],
}
"""Thresholds of evidence, and the statuses that pass each."""

AIR, ARMS, CARGO = arms.AIR, arms.ARMS, arms.CARGO
"""Kinds that a lesson draws together."""

NEITHER = "†"
"""Marks a backer that the table of actors puts on neither side."""


def chosen(
    support: pd.DataFrame,
    backer: str = "all",
    kind: str = "all",
    evidence: str = "all",
) -> pd.DataFrame:
    """Return the rows of one backer, of one kind, above a threshold of evidence.

    "all" keeps every backer or kind. Raises a sentence for an unknown choice.
    """
    one_of("backer", backer, ["all", *support["backer_id"].unique()])
    one_of("kind", kind, ["all", *labels("support", "kind")])
    passing = EVIDENCE[one_of("evidence", evidence, list(EVIDENCE))]
    keep = support["status"].isin(passing)
    if backer != "all":
        keep &= support["backer_id"] == backer
    if kind != "all":
        keep &= support["kind"] == kind
    return support[keep]


def choices(support: pd.DataFrame, actors: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Return what a reader may choose: labels and codes of backer, kind, evidence."""
    backers = sorted((name_of(actors, b), b) for b in support["backer_id"].unique())
    kinds = {text: code for code, text in labels("support", "kind").items()}
    return {
        "backer": {"all backers": "all", **dict(backers)},
        "kind": {"all kinds": "all", **kinds},
        "evidence": {text: text for text in EVIDENCE},
    }


def best(support: pd.DataFrame) -> pd.DataFrame:
    """Return one row a side, backer and kind: its best founded status, and its rows."""
    rank = support["status"].map(list(STATUSES).index)
    cells = support.assign(rank=rank).groupby(["side", "backer_id", "kind"])["rank"]
    cells = cells.agg(["min", "size"]).reset_index()
    return cells.assign(status=[list(STATUSES)[at] for at in cells["min"]])


def by_breadth(cells: pd.DataFrame) -> pd.DataFrame:
    """Side and backer of each line of the grid: those with most kinds first."""
    found = cells.groupby(["side", "backer_id"]).size().reset_index(name="kinds")
    return found.sort_values(["side", "kinds"], ascending=[True, False], kind="stable")


def neither(actors: pd.DataFrame, backer_id: str) -> bool:
    """Whether the table of actors puts a backer on neither side."""
    return actors.at[backer_id, "side"] not in BACKS


def by_side(order: pd.DataFrame) -> str:
    """How many backers each side has, in words."""
    sides = order["side"].value_counts()
    return f"{sides.get('gna', 0)} of the GNA and {sides.get('laaf', 0)} of the LAAF"


def backing_chart(
    support: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Set backers against kinds of support; each cell has its best founded status.

    Returns the Axes. A cell says how sure it is that there was such support, not how
    much: the table below counts rows, and rows overlap. A dagger marks a backer that
    the table of actors puts on neither side.
    """
    if support.empty:
        raise TripoliError("there is no row of support to draw: the choice is empty.")
    cells = best(support)
    kinds = [k for k in labels("support", "kind") if k in set(cells["kind"])]
    order = by_breadth(cells)
    backers = [*order["backer_id"] + order["side"]]
    ax = ax or sheet(len(order), more=2.2)
    at = (cells["backer_id"] + cells["side"]).map(backers.index)
    marks(ax, cells, cells["kind"].map(kinds.index), at)
    apart = [neither(actors, backer) for backer in order["backer_id"]]
    names = [
        f"{name_of(actors, backer)}{f' {NEITHER}' * mark}"
        for backer, mark in zip(order["backer_id"], apart, strict=True)
    ]
    lines(ax, names, [("", side) for side in order["side"]])
    text = [label("support", "kind", kind) for kind in kinds]
    ax.set_xticks(range(len(kinds)), text, rotation=50, ha="right", fontsize=LEAST)
    ax.set_xlim(-0.6, len(kinds) - 0.4)
    ax.grid(color=PALE, lw=0.3)
    title(ax, "The best founded status of each kind")
    dagger = line_mark(f"${NEITHER}$", "a backer on neither side, by the actors table")
    legend(ax, [*status_marks(cells), *side_patches(), *[dagger] * any(apart)])
    table = cells[["side", "backer_id", "kind", "status", "size"]]
    table = table.rename(columns={"size": "rows", "status": "best founded status"})
    alt = (
        f"Grid of {len(order)} backers, {by_side(order)}, by {len(kinds)} kinds of "
        f"support. "
        f"Filled cells by their best founded status: {counted(cells, 'status')}. "
        f"{sum(apart)} backers are on neither side by the table of actors."
    )
    ids = support["source_ids"].explode()
    return tell(ax, alt, table.set_index("backer_id"), ids)


def rungs_of(rows: pd.DataFrame) -> list[str]:
    """Statuses from alleged up to admitted; denied only where a row has it."""
    used = set(rows["status"])
    return [s for s in reversed(STATUSES) if s != "denied" or s in used]


def beside(row, actors: pd.DataFrame) -> str:
    """What stands beside a symbol of the ladder: the amount, and who denied it."""
    deniers = ", ".join(name_of(actors, a) for a in row.denied_by_ids)
    return ", ".join(filter(None, [amount(row), f"denied: {deniers}" * bool(deniers)]))


def ladder(support: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Set each row on the rung of its status, from only alleged up to admitted.

    Rows stand by side and kind; the quantity and who denied it stand beside the
    symbol. Returns the Axes; raises a sentence for no rows or too many.
    """
    readable(support)
    order = {kind: at for at, kind in enumerate(labels("support", "kind"))}
    rows = support.assign(order=support["kind"].map(order))
    rows = rows.sort_values(["side", "order", "date_start"], kind="stable")
    ax, rungs = ax or sheet(len(rows)), rungs_of(rows)
    on = rows["status"].map(rungs.index)
    ax.hlines(range(len(rows)), -0.4, on, PALE, lw=0.6)
    marks(ax, rows, on, range(len(rows)))
    for at, row in enumerate(rows.itertuples()):
        shift = {"xytext": (7, 0), "textcoords": "offset points", "fontsize": LEAST}
        spot = (on.iloc[at], at)
        ax.annotate(beside(row, actors), spot, va="center", **shift)
    heads = rows["kind"].map(labels("support", "kind"))
    lines(ax, list(rows["item"]), list(zip(heads, rows["side"], strict=True)))
    text = [label("support", "status", rung) for rung in rungs]
    ax.set_xticks(range(len(rungs)), text, fontsize=LEAST)
    ax.set_xlim(-0.4, len(rungs) + 2.2)
    title(ax, "From alleged to admitted")
    legend(ax, [*status_marks(rows), *side_patches()])
    said = "; ".join(
        f"for the {side.upper()} {counted(some, 'status')}"
        for side, some in rows.groupby("side")
    )
    alt = f"Ladder of {len(rows)} rows by status: {said}."
    table = rows[[*TOLD, "denied_by_ids"]]
    return tell(ax, alt, table, rows["source_ids"].explode())
