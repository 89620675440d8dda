"""The chart of fighters from abroad: counts as ranges, flows apart from stocks."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from tripoli.charts.frame import LEAST, one_unit, title
from tripoli.charts.rows import (
    TOLD,
    counted,
    legend,
    line_mark,
    lines,
    readable,
    sheet,
    side_patches,
)
from tripoli.data import LAST, labels, one_of
from tripoli.style import HOLDERS, PALE, QUANTITIES, tell

PEOPLE = {
    "Tunis": "Tunisians",
    "Syria": "Syrians",
    "Wagner": "Wagner",
    "Sudan": "Sudanese",
    "Darfur": "Sudanese",
    "Chad": "Chadians",
}
"""Words in an item that tell whose fighters they are, and their heading."""

SIDES = {"both": ("gna", "laaf"), "gna": ("gna",), "laaf": ("laaf",)}
"""What may be drawn: one side's counts, or both below each other."""


def days(row) -> str:
    """The days a row speaks of, in short; without an end, only from when."""
    if pd.isna(row.date_end):
        return f"from {row.date_start.day} {row.date_start:%b %Y}"
    both = [f"{d.day} {d:%b %Y}" for d in (row.date_start, row.date_end)]
    return " to ".join(dict.fromkeys(both))


def people(row) -> str:
    """Whose fighters a row counts, by the words of its item, else by its backer."""
    words = f"{row.item} {row.backer_id.title()}"
    found = (text for word, text in PEOPLE.items() if word in words)
    return next(found, "others")


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows by side, by whose fighters, and by the last day they speak of."""
    who = [people(row) for row in rows.itertuples()]
    rows = rows.assign(who=who, asof=rows["date_end"].fillna(LAST))
    return rows.sort_values(["side", "who", "asof"], kind="stable")


def ranges(ax: Axes, rows: pd.DataFrame) -> None:
    """Lowest to highest number of each row, by side and basis; flows are hollow."""
    high = rows["quantity_high"].astype(float)
    low = rows["quantity_low"].astype(float).fillna(high)
    spread = rows.assign(low=low, high=high, y=range(len(rows)))
    for (side, basis), some in spread.groupby(["side", "quantity_basis"]):
        colour, how = HOLDERS[side]["colour"], QUANTITIES[basis]
        dashes = "-" if how["full"] else ":"
        ax.hlines(some["y"], some["low"], some["high"], colour, ls=dashes)
        inside = colour if how["full"] else "white"
        look = {"mfc": inside, "mec": colour, "ms": 5.5, "ls": "", "zorder": 3}
        ax.plot([*some["low"], *some["high"]], [*some["y"]] * 2, how["marker"], **look)


def dates(ax: Axes, rows: pd.DataFrame) -> None:
    """Write beside each count the days it speaks of."""
    for at, row in enumerate(rows.itertuples()):
        beside = {"xytext": (6, 0), "textcoords": "offset points", "fontsize": LEAST}
        ax.annotate(days(row), (row.quantity_high, at), va="center", **beside)


def basis_marks(rows: pd.DataFrame) -> list[Line2D]:
    """Legend of the sorts of number that are there."""
    named = labels("support", "quantity_basis") | {"estimate": "estimate of a stock"}
    used = set(rows["quantity_basis"])
    looks = ((b, look) for b, look in QUANTITIES.items() if b in used)
    return [line_mark(look["marker"], named[b], look["full"]) for b, look in looks]


def in_words(rows: pd.DataFrame) -> str:
    """The counts of each sort of fighters: how many rows, and from what to what."""
    return "; ".join(
        f"{who}, {side.upper()}: rows {len(some)}, from {some['quantity_low'].min():,} "
        f"to {some['quantity_high'].max():,} people"
        for (side, who), some in rows.groupby(["side", "who"], sort=False)
    )


def fighters_chart(
    support: pd.DataFrame, side: str = "both", ax: Axes | None = None
) -> Axes:
    """Draw each count of foreign fighters as a range of people, by date.

    `side` is "gna", "laaf" or "both"; the scale is the same for each, so that two
    parts can be set beside each other. One line a row, by side and by whose
    fighters they are; the marker says what sort of number it is, and flows are hollow.
    Returns the Axes; nothing is added up. Rows without a number are left out of the
    drawing and told in the alt text.
    """
    sides = SIDES[one_of("side", side, list(SIDES))]
    fighters = support[support["kind"] == "personnel_foreign"]
    most = fighters["quantity_high"].max()
    fighters = fighters[fighters["side"].isin(sides)]
    rows = fighters.dropna(subset=["quantity_high"])
    readable(rows)
    one_unit(rows)
    rows = in_order(rows)
    ax = ax or sheet(len(rows))
    ranges(ax, rows)
    dates(ax, rows)
    doubt = rows["status"].map(lambda s: " (alleged)" if s == "alleged" else "")
    heads = list(zip(rows["who"], rows["side"], strict=True))
    lines(ax, list(rows["item"] + doubt), heads)
    ax.set(xlim=(0, 1.4 * most), xticks=range(0, int(most) + 1, 5000))
    ax.set_xlabel("people, with the days each count speaks of", fontsize=LEAST)
    ax.tick_params(axis="x", labelsize=LEAST)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.grid(axis="x", color=PALE, lw=0.3)
    title(ax, "Counts of foreign fighters: do not add up")
    legend(ax, [*basis_marks(rows), *side_patches()])
    alt = (
        f"Ranges of {len(rows)} counts of foreign fighters, not to add up: "
        f"{in_words(rows)}. "
        f"By basis: {counted(rows, 'quantity_basis')}. "
        f"{len(fighters) - len(rows)} rows give no number."
    )
    shown = ["who", *(c for c in TOLD if c not in ("backer_id", "kind", "unit"))]
    return tell(ax, alt, rows[shown], rows["source_ids"].explode())
