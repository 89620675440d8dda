"""Chart of what each side had from abroad, kind by kind, for a projector."""

from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.backing import NEITHER, best, neither
from tripoli.charts.frame import canvas
from tripoli.charts.rows import (
    counted,
    line_mark,
    marks,
    name_of,
    readable,
    status_marks,
)
from tripoli.data import labels
from tripoli.style import HOLDERS, PALE, tell

SIDES = ("gna", "laaf")
LETTERS = 22  # of a name on one line
HEAD, SMALL = 11, 9.5  # points of type that are read from the last row


def given(support: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Return one row a kind and side: the best founded status, whose, how many more.

    Of backers as well founded, one that is on a side goes first, then the most told of.
    """
    cells = best(support)
    cells = cells.assign(apart=[neither(actors, b) for b in cells["backer_id"]])
    order = {"min": True, "apart": True, "size": False}
    cells = cells.sort_values(list(order), ascending=list(order.values()))
    shown = cells.groupby(["kind", "side"])
    firsts = shown[["status", "backer_id"]].first()
    return firsts.assign(more=shown.size() - 1).reset_index()


def words(row, actors: pd.DataFrame) -> str:
    """The backer of a cell and how many more there are."""
    mark = f" {NEITHER}" * neither(actors, row.backer_id)
    more = f"\nand {row.more} more" * (row.more > 0)
    return fill(name_of(actors, row.backer_id) + mark, LETTERS) + more


def frame(ax: Axes, kinds: dict[str, str]) -> None:
    """A line for each kind and a column for each side, whatever they hold."""
    ax.set(xlim=(-0.12, len(SIDES)), ylim=(len(kinds) - 0.5, -0.5), xticks=[])
    ax.set_yticks(range(len(kinds)), kinds.values(), fontsize=HEAD)
    ax.tick_params(length=0)
    ax.hlines([n + 0.5 for n in range(len(kinds))], *ax.get_xlim(), PALE, lw=0.4)
    for at, side in enumerate(SIDES):
        look = {"color": HOLDERS[side]["colour"], "fontsize": HEAD, "weight": "bold"}
        ax.text(at - 0.05, -0.65, f"for the {side.upper()}", **look)


def given_chart(
    support: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Name for each kind of support and each side the best founded backer.

    Returns the Axes, as large for one row as for all. A symbol says how sure it is that
    there was such support, not how much. Raises a sentence if there are no rows.
    """
    shown = given(support, actors)
    readable(shown)
    kinds = labels("support", "kind")
    ax = ax or canvas(6.2, 5.6)
    frame(ax, kinds)
    x, y = shown["side"].map(SIDES.index), shown["kind"].map(list(kinds).index)
    marks(ax, shown, x, y)
    beside = {"xytext": (9, 0), "textcoords": "offset points", "va": "center"}
    for at, line, row in zip(x, y, shown.itertuples(), strict=True):
        ax.annotate(words(row, actors), (at, line), fontsize=SMALL, **beside)
    below = {"loc": "outside lower center", "ncols": 3, "fontsize": SMALL}
    dagger = line_mark(f"${NEITHER}$", "on neither side")
    ax.figure.legend(handles=[*status_marks(shown), dagger], frameon=False, **below)
    said = "; ".join(
        f"for the {side.upper()} {len(some)}: {counted(some, 'status')}"
        for side, some in shown.groupby("side")
    )
    alt = f"Of {len(kinds)} kinds of support, by the best founded status, {said}."
    ids = support["source_ids"].explode()
    return tell(ax, alt, shown.set_index("kind"), ids)
