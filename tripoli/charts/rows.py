"""What charts of support share: a line a row, looks by side and status, a legend.

Colour is the side that was helped, symbol and hatch the status of a row; hollow marks
are the weaker half. A heading on the right repeats the side in words.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from tripoli.charts.frame import LEAST, canvas
from tripoli.data import TripoliError, label, labels
from tripoli.style import HOLDERS, INK, PALE, STATUSES

MOST = 70
WIDE = 10  # inches
TOLD = [
    "backer_id",
    "side",
    "kind",
    "item",
    "quantity_low",
    "quantity_high",
    "quantity_basis",
    "unit",
    "date_start",
    "date_end",
    "status",
]
"""Columns of support that the table under a figure shows."""


def sheet(lines: int, each: float = 0.22, more: float = 1.5) -> Axes:
    """An empty wide Axes for so many lines, `each` inches high, and `more` for all."""
    return canvas(more + each * lines, WIDE)


def name_of(actors: pd.DataFrame, actor_id: str) -> str:
    """Name of an actor, without what stands in brackets; parties by their letters."""
    actor = actors.loc[actor_id]
    short = actor["side"].upper()
    return short if actor["kind"] == "party" else actor["name"].partition(" (")[0]


def readable(rows: pd.DataFrame) -> None:
    """Raise a sentence if there is nothing to draw, or more than can be read."""
    if rows.empty:
        raise TripoliError("there is no row of support to draw: the choice is empty.")
    if len(rows) > MOST:
        raise TripoliError(
            f"{len(rows)} rows cannot be read in one figure: choose a backer, a kind "
            f"or more evidence, {MOST} rows at most."
        )


def amount(row) -> str:
    """A quantity with its unit and basis in words; empty where none is given."""
    known = [n for n in (row.quantity_low, row.quantity_high) if not pd.isna(n)]
    if not known:
        return ""
    numbers = " to ".join(f"{n:,}" for n in sorted(set(known)))
    basis = label("support", "quantity_basis", row.quantity_basis)
    return f"{row.unit}: {numbers} ({basis})"


def marks(ax: Axes, rows: pd.DataFrame, x: list, y: object) -> None:
    """Symbols of rows at their x and y, by side and status."""
    for (side, status), some in rows.assign(x=x, y=y).groupby(["side", "status"]):
        colour, how = HOLDERS[side]["colour"], STATUSES[status]
        inside = colour if how["full"] else "white"
        look = {"mfc": inside, "mec": colour, "ms": 6.5, "mew": 1.2, "zorder": 4}
        ax.plot(some["x"], some["y"], how["marker"], ls="", **look)


def line_mark(marker: str, text: str, full: bool = True, colour: str = INK) -> Line2D:
    """One symbol of a legend."""
    inside = colour if full else "white"
    return Line2D([], [], ls="", marker=marker, mfc=inside, mec=colour, label=text)


def side_patches() -> list[Patch]:
    """Legend of the two sides."""
    return [
        Patch(color=HOLDERS[side]["colour"], label=f"for the {side.upper()}")
        for side in ("gna", "laaf")
    ]


def status_marks(rows: pd.DataFrame) -> list[Line2D]:
    """Legend of the statuses that are there."""
    return [
        line_mark(how["marker"], label("support", "status", status), how["full"])
        for status, how in STATUSES.items()
        if (rows["status"] == status).any()
    ]


def legend(ax: Axes, handles: list) -> None:
    """A legend below the Axes, where it hides nothing."""
    below = {"loc": "outside lower center", "ncols": 5, "fontsize": LEAST}
    ax.figure.legend(handles=handles, frameon=False, **below)


def heading(text: str, side: str, new_side: bool) -> str:
    """A heading; the first of a side begins with the side in words."""
    parts = [f"for the {side.upper()}" if new_side else "", text]
    return ": ".join(filter(None, parts))


def lines(ax: Axes, names: list[str], headings: list[tuple[str, str]]) -> None:
    """Name each line on the left, and where a heading begins, on the right.

    `headings` has a text and a side for each line. A dark line parts the sides.
    """
    ax.set_yticks(range(len(names)), names, fontsize=LEAST)
    ax.tick_params(axis="y", left=False)
    ax.set_ylim(len(names) - 0.4, -0.6)
    before = ("", "")
    for at, (text, side) in enumerate(headings):
        new_side = side != before[1]
        if (text, side) != before:
            edge = {"transform": ax.get_yaxis_transform(), "fontsize": LEAST}
            edge |= {"color": HOLDERS[side]["colour"], "va": "center"}
            ax.text(1.01, at, heading(text, side, new_side), **edge)
            if at:
                ink, thick = (INK, 1) if new_side else (PALE, 0.5)
                ax.axhline(at - 0.5, color=ink, lw=thick)
        before = (text, side)


def counted(rows: pd.DataFrame, column: str) -> str:
    """Rows by the codes of a column, in words."""
    named = rows[column].map(labels("support", column)).value_counts()
    return ", ".join(f"{n} {text}" for text, n in named.items())
