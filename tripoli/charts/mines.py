"""The chart of those whom mines killed or hurt, a bar a count."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from tripoli.charts.frame import ABOVE, LEAST, canvas, spoken
from tripoli.charts.totals import chosen
from tripoli.style import BLANK, INJURED, KILLED, PLATE, tell

LOOKS = {
    "killed": {"fc": KILLED, "ec": "w"},
    "injured": {"fc": INJURED, "ec": "w"},
    "together": BLANK,
}
"""The parts of a count; `together` where killed and injured are not told apart."""


def by_count(indicators: pd.DataFrame) -> pd.DataFrame:
    """One row a count of mine victims by day: killed, injured or together, in people.

    `together` stays only where killed and injured are not told apart; `floor` says
    that the number is an *at least*, `party` that one party to the war counted.
    """
    rows = chosen(indicators, ["mine_victims"])
    what = rows.index.str.extract(r"N-mines(dead|inj|)-", expand=False).map(
        {"dead": "killed", "inj": "injured", "": "together"}
    )
    rows = rows.assign(
        what=what,
        number=rows["value"].fillna(rows["value_low"]),
        floor=rows["value"].isna(),
        party=rows["note"].str.contains("one party", na=False),
    )
    wide = rows.pivot(index=["date_end", "area"], columns="what", values="number")
    wide = wide.reindex(columns=["killed", "injured", "together"])
    wide["together"] = wide["together"].where(wide["killed"].isna())
    wide = wide.astype("Int64")
    marks = rows.groupby(["date_end", "area"])[["floor", "party"]].any()
    return wide.join(marks).reset_index()


def mines(indicators: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw each count of mine victims as a bar of its own; return the Axes.

    Where killed and injured were not told apart the bar is of the unknown; a count of
    one party is hatched. Words stand in each part, so that print needs no colour.
    """
    found = by_count(indicators)
    ax = ax or canvas(1 + 0.6 * len(found))
    told = [draw_count(ax, at, row) for at, row in enumerate(found.itertuples())]
    names = [f"by {spoken(r.date_end)}\n{r.area}" for r in found.itertuples()]
    ax.set_yticks(range(len(found)), names, fontsize=LEAST)
    ax.set(xlabel="people", xlim=(0, None), ylim=(len(found) - 0.5, -0.5))
    keys = [Patch(**look, label=what) for what, look in LOOKS.items()]
    keys.append(Patch(fc="w", ec="black", hatch="//", label="one party's count"))
    ax.legend(handles=keys, **ABOVE)
    alt = f"{len(found)} counts of mine victims, overlapping. {'; '.join(told)}."
    sources = chosen(indicators, ["mine_victims"])["source_ids"].explode()
    return tell(ax, alt, found, sources)


def draw_count(ax: Axes, at: int, row: tuple) -> str:
    """Draw the parts of one count side by side, each with its words; return them."""
    left, parts = 0, []
    hatch = {"hatch": "//"} if row.party else {}
    for what, look in LOOKS.items():
        number = getattr(row, what)
        if pd.isna(number):
            continue
        parts.append(f"{'at least ' if row.floor else ''}{number} {what}")
        ax.barh(at, number, left=left, height=0.7, **(look | hatch))
        middle = {"ha": "center", "va": "center", "fontsize": LEAST, "bbox": PLATE}
        ax.text(left + number / 2, at, parts[-1], **middle)
        left += number
    side = ", one party's count" if row.party else ""
    return f"by {spoken(row.date_end)}{side}: {', '.join(parts)}"
