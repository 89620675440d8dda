"""Charts of when support came: a bar a row, on a calendar; nothing is added up."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import LEAST, spoken, title
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
from tripoli.data import FIRST, LAST, to_span
from tripoli.events import between
from tripoli.style import HOLDERS, STATUSES, tell


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows by side, backer and first day."""
    return rows.sort_values(["side", "backer_id", "date_start"], kind="stable")


def paint(side: str, status: str) -> dict:
    """Fill, edge and hatch of a bar by side and status."""
    colour, how = HOLDERS[side]["colour"], STATUSES[status]
    inside, edge = (colour, "white") if how["full"] else ("white", colour)
    return {"facecolor": inside, "edgecolor": edge, "hatch": how["hatch"]}


def bars(ax: Axes, rows: pd.DataFrame, begin: pd.Timestamp, end: pd.Timestamp) -> int:
    """Draw the days of each row as a bar; return how many have no known end.

    Such a bar is thin and closed by a question mark; an arrow tells that a row began
    before or ends after the days shown. A symbol stands on the first day shown.
    """
    day, room, open_ends = pd.Timedelta(days=1), (end - begin) / 50, 0
    for at, row in enumerate(rows.itertuples()):
        ends = pd.isna(row.date_end)
        stop = end + day if ends else min(row.date_end, end) + day
        start = max(row.date_start, begin)
        look = paint(row.side, row.status) | {"height": 0.2 if ends else 0.5}
        ax.barh(at, stop - start, left=start, **look)
        if ends or row.date_end > end:
            colour, sign = HOLDERS[row.side]["colour"], "$?$" if ends else ">"
            ax.plot(end + 1.01 * room, at, marker=sign, color=colour, ms=6)
        if row.date_start < begin:
            ax.plot(begin, at, "<", color="#000", ms=4, clip_on=False, zorder=5)
        open_ends += ends
    marks(ax, rows, rows["date_start"].clip(lower=begin), range(len(rows)))
    ax.set_xlim(begin, end + 2 * room)
    ax.xaxis_date()
    ax.tick_params(axis="x", rotation=30, labelsize=LEAST)
    return open_ends


def named(ax: Axes, rows: pd.DataFrame, actors: pd.DataFrame) -> None:
    """Name each line by its item, and its backer on the right."""
    backers = [name_of(actors, backer) for backer in rows["backer_id"]]
    lines(ax, list(rows["item"]), list(zip(backers, rows["side"], strict=True)))


def timeline(
    support: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw when each support was given in the record, a bar a row, by side and backer.

    Returns the Axes. A thin bar with a question mark has an end that is unknown or
    lies after the record. Raises a sentence for no rows or for more than can be read.
    """
    readable(support)
    rows = in_order(support)
    ax = ax or sheet(len(rows))
    open_ends = bars(ax, rows, FIRST, LAST)
    named(ax, rows, actors)
    title(ax, f"{len(rows)} rows of support")
    ends = line_mark("$?$", "end unknown or later")
    legend(ax, [*status_marks(rows), *side_patches(), *([ends] if open_ends else [])])
    alt = (
        f"Bars of {len(rows)} rows of support, {spoken(FIRST)} to {spoken(LAST)}: "
        f"{counted(rows, 'side')}; {counted(rows, 'status')}. "
        f"{open_ends} have no known end."
    )
    return tell(ax, alt, rows[TOLD], rows["source_ids"].explode())


def amounts(
    ax: Axes, rows: pd.DataFrame, begin: pd.Timestamp, end: pd.Timestamp
) -> None:
    """Write above each bar what it counts; late bars have it to the left."""
    for at, row in enumerate(rows.itertuples()):
        start = max(row.date_start, begin)
        late = start > begin + 0.7 * (end - begin)
        above = {"xytext": (0, 14), "textcoords": "offset points", "fontsize": LEAST}
        above["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 0.3}
        above |= {"ha": "right" if late else "left", "va": "center"}
        ax.annotate(amount(row), (start, at), **above)


def around_chart(
    support: pd.DataFrame,
    actors: pd.DataFrame,
    event: pd.Series,
    first: object,
    last: object,
    ax: Axes | None = None,
) -> Axes:
    """Draw rows of support in the months around an event, each with its quantity.

    `event` is one row of the events table. Returns the Axes; rows whose days lie
    outside are left out, and a sentence is raised if none is left.
    """
    begin, end = to_span(first, last)
    ends = support["date_end"].fillna(LAST)  # a missing end may lie in any later month
    rows = support.loc[between(support.assign(date_end=ends), begin, end).index]
    readable(rows)
    rows, day = in_order(rows), event["date_start"]
    ax = ax or sheet(len(rows), each=0.4, more=1.8)
    bars(ax, rows, begin, end)
    ax.axvline(day, color="#000", lw=1, ls=":")
    amounts(ax, rows, begin, end)
    named(ax, rows, actors)
    ax.set_xlabel("a bar is days, not an amount; units differ", fontsize=LEAST)
    title(ax, f"{event['title']}, {spoken(day)}: the dotted line")
    legend(ax, [*status_marks(rows), *side_patches()])
    after = (rows["date_end"].fillna(LAST) >= day).sum()
    alt = (
        f"Bars of {len(rows)} rows around {event['title']} on {spoken(day)}: "
        f"{counted(rows, 'side')}; {counted(rows, 'status')}. {after} end on that day "
        f"or later. Rows overlap and are not added up."
    )
    return tell(ax, alt, rows[TOLD], rows["source_ids"].explode())
