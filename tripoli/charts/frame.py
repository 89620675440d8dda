"""What all charts share: an empty Axes, a head, days in words, one unit."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tripoli.data import TripoliError
from tripoli.style import LEAST

ABOVE = {"loc": "lower right", "bbox_to_anchor": (1, 1), "ncols": 5, "fontsize": LEAST}
"""A legend above the Axes, to the right of its title."""

ROW_OF_KEYS = 18
"""Points that one row of a legend takes."""


def canvas(height: float = 3.4, width: float = 8) -> Axes:
    """An empty Axes as wide as a lesson's page, if not told otherwise; in inches."""
    ax = Figure(figsize=(width, height), layout="constrained").subplots()
    ax.spines[["top", "right"]].set_visible(False)
    return ax


def spoken(day: pd.Timestamp) -> str:
    return f"{day.day} {day:%B %Y}"


def one_unit(rows: pd.DataFrame) -> None:
    """Raise a sentence if numbers in several units are to share one axis."""
    units = sorted(rows["unit"].dropna().unique())
    if len(units) != 1:
        found = ", ".join(units) or "none"
        raise TripoliError(f"rows in one unit are asked for; these have: {found}.")


def title(ax: Axes, text: str) -> None:
    ax.set_title(text, loc="left", fontsize=11)


def headed(ax: Axes, text: str, ncols: int = 5, handles: list | None = None) -> None:
    """Write a title, and below it the legend in rows above the Axes, over no mark."""
    given = {} if handles is None else {"handles": handles}
    above = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 0.2}
    keys = ax.legend(**given, **above, ncols=ncols, fontsize=LEAST, frameon=False)
    rows = -(-len(keys.get_texts()) // ncols)
    ax.set_title(text, loc="left", fontsize=11, pad=6 + ROW_OF_KEYS * rows)
