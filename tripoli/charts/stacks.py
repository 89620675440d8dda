"""What charts of counts share: stacked bars, a legend beside them, words."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import LEAST
from tripoli.data import TripoliError
from tripoli.style import HOLDERS

BESIDE = {"fontsize": LEAST, "loc": "upper left", "bbox_to_anchor": (1, 1)}
"""A legend to the right of the Axes."""

DIM = HOLDERS["unknown"]["colour"]


def some(rows: pd.DataFrame | pd.Series, what: str = "events") -> None:
    """Raise a sentence if there is nothing to draw."""
    if rows.empty:
        raise TripoliError(f"there are no {what} to draw: the choice is empty.")


def said(counts: pd.DataFrame) -> str:
    """Rows of counts in words, without zeros."""
    return "; ".join(
        f"{row}: {', '.join(f'{n} {name}' for name, n in cells.items() if n) or 'none'}"
        for row, cells in counts.iterrows()
    )


def stacked(ax: Axes, counts: pd.DataFrame, looks: dict, upright: bool = False) -> None:
    """Stack one bar a row, one part a column, each with its colour and hatch."""
    draw, edge = (ax.bar, "bottom") if upright else (ax.barh, "left")
    start = pd.Series(0, index=counts.index)
    names = [str(name) for name in counts.index]
    for part in counts:
        look = {**looks[part], "label": part, "linewidth": 0.5, edge: start}
        look["edgecolor"] = DIM if look["color"] == "white" else "white"
        draw(names, counts[part], **look)
        start = start + counts[part]
    if not upright:
        ax.invert_yaxis()
