"""What all charts share: an empty Axes, days in words, a legend above."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tripoli.data import TripoliError

ABOVE = {"fontsize": 7, "ncols": 5, "loc": "lower right", "bbox_to_anchor": (1, 1)}
"""A legend above the Axes, to the right of its title."""


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
