"""Charts of support from abroad: who backed whom, with what, when, and who says so.

Rows overlap by design, so no chart here adds quantities up. Colour is the side that was
helped, symbol and hatch the status of a row, from what a backer admits to what is only
alleged; hollow marks are the weaker half.
"""

from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import MonthLocator
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from tripoli.charts.frame import canvas, one_unit, spoken
from tripoli.data import FIRST, LAST, TripoliError, label, labels, one_of, to_span
from tripoli.events import between
from tripoli.style import HOLDERS, OUTCOMES, tell

STATUS = {
    "admitted": {"marker": "*", "hatch": "", "full": True},
    "confirmed": {"marker": "o", "hatch": "--", "full": True},
    "assessed": {"marker": "^", "hatch": "//", "full": True},
    "reported": {"marker": "s", "hatch": "++", "full": False},
    "alleged": {"marker": "v", "hatch": "", "full": False},
    "denied": {"marker": "X", "hatch": "xx", "full": False},
}
"""How far a row is established, from the surest down, and how that is drawn."""

BASIS = {"counted": "s", "floor": "^", "ceiling": "v", "estimate": "o", "flow": "D"}
"""What a number is, and its marker; a flow is drawn hollow."""

EVIDENCE = {
    "all": list(STATUS),
    "not only alleged": ["admitted", "confirmed", "assessed", "reported"],
    "only admitted or confirmed": ["admitted", "confirmed"],
}
"""Thresholds of evidence, and the statuses that pass each."""

AIR = ["uav", "aircraft", "air_defence", "electronic_warfare"]
ARMS = [*AIR, "armour", "artillery", "naval"]
CARGO = ["cargo_flights", "ships"]
PEOPLE = {
    "Tunis": "Tunisians",
    "Syria": "Syrians",
    "Wagner": "Wagner",
    "Sudan": "Sudanese",
    "Darfur": "Sudanese",
    "Chad": "Chadians",
}
"""Words in an item that tell whose fighters they are, and their heading."""

MOST = 70
GREY, PALE = "#4b5a66", "#a9bccb"
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


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows by side, backer and first day."""
    return rows.sort_values(["side", "backer_id", "date_start"], kind="stable")


def amount(row) -> str:
    """A quantity with its unit and basis in words; empty where none is given."""
    known = [n for n in (row.quantity_low, row.quantity_high) if not pd.isna(n)]
    if not known:
        return ""
    numbers = " to ".join(f"{n:,}" for n in sorted(set(known)))
    basis = label("support", "quantity_basis", row.quantity_basis)
    return f"{row.unit}: {numbers} ({basis})"


def paint(side: str, status: str) -> dict:
    """Fill, edge and hatch of a bar by side and status."""
    colour, how = HOLDERS[side]["colour"], STATUS[status]
    inside, edge = (colour, "white") if how["full"] else ("white", colour)
    return {"facecolor": inside, "edgecolor": edge, "hatch": how["hatch"]}


def marks(ax: Axes, rows: pd.DataFrame, x: list, y: object) -> None:
    """Symbols of rows at their x and y, by side and status."""
    for (side, status), some in rows.assign(x=x, y=y).groupby(["side", "status"]):
        colour, how = HOLDERS[side]["colour"], STATUS[status]
        inside = colour if how["full"] else "white"
        look = {"mfc": inside, "mec": colour, "ms": 6.5, "mew": 1.2, "zorder": 4}
        ax.plot(some["x"], some["y"], how["marker"], ls="", **look)


def line_mark(marker: str, text: str, full: bool = True, colour: str = GREY) -> Line2D:
    """One symbol of a legend."""
    inside = colour if full else "white"
    return Line2D([], [], ls="", marker=marker, mfc=inside, mec=colour, label=text)


def side_patches() -> list[Patch]:
    return [
        Patch(color=HOLDERS[side]["colour"], label=f"for the {side.upper()}")
        for side in ("gna", "laaf")
    ]


def status_marks(rows: pd.DataFrame) -> list[Line2D]:
    """Legend of the statuses that are there."""
    return [
        line_mark(how["marker"], label("support", "status", status), how["full"])
        for status, how in STATUS.items()
        if (rows["status"] == status).any()
    ]


def legend(ax: Axes, handles: list) -> None:
    """A legend below the Axes, where it hides nothing."""
    below = {"loc": "outside lower center", "ncols": 5, "fontsize": 7}
    ax.figure.legend(handles=handles, frameon=False, **below)


def lines(ax: Axes, names: list[str], headings: list[tuple[str, str]]) -> None:
    """Name each line on the left, and where a heading begins, on the right."""
    ax.set_yticks(range(len(names)), names, fontsize=7)
    ax.tick_params(axis="y", left=False)
    ax.set_ylim(len(names) - 0.4, -0.6)
    before = None
    for at, (text, side) in enumerate(headings):
        if (text, side) != before:
            edge = {"transform": ax.get_yaxis_transform(), "fontsize": 7}
            colour = HOLDERS[side]["colour"]
            ax.text(1.01, at, text, color=colour, va="center", **edge)
            if at:
                ax.axhline(at - 0.5, color=PALE, lw=0.5)
        before = (text, side)


def counted(rows: pd.DataFrame, column: str) -> str:
    """Rows by the codes of a column, in words."""
    named = rows[column].map(labels("support", column)).value_counts()
    return ", ".join(f"{n} {text}" for text, n in named.items())


def backing_chart(
    support: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Set backers against kinds of support; each cell has its best founded status.

    Returns the Axes. A cell says how sure it is that there was such support, not how
    much: the table below counts rows, and rows overlap.
    """
    if support.empty:
        raise TripoliError("there is no row of support to draw: the choice is empty.")
    rank = support["status"].map(list(STATUS).index)
    cells = support.assign(rank=rank).groupby(["side", "backer_id", "kind"])["rank"]
    cells = cells.agg(["min", "size"]).reset_index()
    kinds = [k for k in labels("support", "kind") if k in set(cells["kind"])]
    order = cells.groupby(["side", "backer_id"]).size().reset_index(name="kinds")
    order = order.sort_values(["side", "kinds"], ascending=[True, False], kind="stable")
    backers = [*order["backer_id"] + order["side"]]
    ax = ax or canvas(1.9 + 0.2 * len(order))
    cells["status"] = [list(STATUS)[at] for at in cells["min"]]
    at = (cells["backer_id"] + cells["side"]).map(backers.index)
    marks(ax, cells, cells["kind"].map(kinds.index), at)
    names = [name_of(actors, backer) for backer in order["backer_id"]]
    lines(ax, names, [(f"for the {side.upper()}", side) for side in order["side"]])
    text = [label("support", "kind", kind) for kind in kinds]
    ax.set_xticks(range(len(kinds)), text, rotation=50, ha="right", fontsize=7)
    ax.set_xlim(-0.6, len(kinds) - 0.4)
    ax.grid(color=PALE, lw=0.3)
    ax.set_title("The best founded status of each kind", loc="left", fontsize=10)
    legend(ax, [*status_marks(cells), *side_patches()])
    table = cells[["side", "backer_id", "kind", "status", "size"]]
    table = table.rename(columns={"size": "rows", "status": "best founded status"})
    table = table.set_index("backer_id")
    sides = order["side"].value_counts()
    alt = (
        f"Grid of {len(order)} backers, {sides.get('gna', 0)} of the GNA and "
        f"{sides.get('laaf', 0)} of the LAAF, by {len(kinds)} kinds of support. "
        f"Filled cells by their best founded status: {counted(cells, 'status')}."
    )
    return tell(ax, alt, table, support["source_ids"].explode())


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
    ax.tick_params(axis="x", rotation=30, labelsize=8)
    return open_ends


def timeline(
    support: pd.DataFrame,
    actors: pd.DataFrame,
    first: object = FIRST,
    last: object = LAST,
    ax: Axes | None = None,
) -> Axes:
    """Draw when each support was given, one bar a row, by side and backer.

    Returns the Axes. A thin bar with a question mark has an end that is unknown or
    lies after the record. Raises a sentence for no rows or for more than can be read.
    """
    readable(support)
    begin, end = to_span(first, last)
    rows = in_order(support)
    ax = ax or canvas(1.3 + 0.2 * len(rows))
    open_ends = bars(ax, rows, begin, end)
    names = [name_of(actors, backer) for backer in rows["backer_id"]]
    lines(ax, list(rows["item"]), list(zip(names, rows["side"], strict=True)))
    ax.set_title(f"{len(rows)} rows of support", loc="left", fontsize=10)
    ends = line_mark("$?$", "end unknown or later")
    legend(ax, [*status_marks(rows), *side_patches(), *([ends] if open_ends else [])])
    alt = (
        f"Bars of {len(rows)} rows of support, {spoken(begin)} to {spoken(end)}: "
        f"{counted(rows, 'side')}; {counted(rows, 'status')}. "
        f"{open_ends} have no known end."
    )
    return tell(ax, alt, rows[TOLD], rows["source_ids"].explode())


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
    rows = in_order(rows)
    ax = ax or canvas(1.5 + 0.34 * len(rows))
    bars(ax, rows, begin, end)
    for at, row in enumerate(rows.itertuples()):
        start = max(row.date_start, begin)
        late = start > begin + 0.75 * (end - begin)
        beside = {"xytext": (0, 11), "textcoords": "offset points", "fontsize": 6.5}
        beside["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 0.3}
        text = amount(row)
        ax.annotate(
            text, (start, at), ha="right" if late else "left", va="center", **beside
        )
    day = event["date_start"]
    ax.axvline(day, color="#000", lw=1, ls=":")
    names = [name_of(actors, backer) for backer in rows["backer_id"]]
    lines(ax, list(rows["item"]), list(zip(names, rows["side"], strict=True)))
    title = f"{event['title']}, {spoken(day)}: the dotted line"
    ax.set_title(title, loc="left", fontsize=10)
    legend(ax, [*status_marks(rows), *side_patches()])
    after = (rows["date_end"].fillna(LAST) >= day).sum()
    alt = (
        f"Bars of {len(rows)} rows around {event['title']} on {spoken(day)}: "
        f"{counted(rows, 'side')}; {counted(rows, 'status')}. {after} end on that day "
        f"or later. Rows overlap and are not added up."
    )
    return tell(ax, alt, rows[TOLD], rows["source_ids"].explode())


def days(row) -> str:
    """The days a row speaks of, in short."""
    ends = row.date_start if pd.isna(row.date_end) else row.date_end
    both = [f"{d.day} {d:%b %Y}" for d in (row.date_start, ends)]
    return " to ".join(dict.fromkeys(both))


def people(row) -> str:
    """Whose fighters a row counts, by the words of its item, else by its backer."""
    words = f"{row.item} {row.backer_id.title()}"
    found = (text for word, text in PEOPLE.items() if word in words)
    return next(found, "others")


def ranges(ax: Axes, rows: pd.DataFrame) -> None:
    """Lowest to highest number of each row, by side and basis; flows are hollow."""
    high = rows["quantity_high"].astype(float)
    low = rows["quantity_low"].astype(float).fillna(high)
    spread = rows.assign(low=low, high=high, y=range(len(rows)))
    for (side, basis), some in spread.groupby(["side", "quantity_basis"]):
        colour, flow = HOLDERS[side]["colour"], basis == "flow"
        ax.hlines(some["y"], some["low"], some["high"], colour, ls=":" if flow else "-")
        look = {"mfc": "white" if flow else colour, "mec": colour, "ms": 5.5}
        ends = [*some["low"], *some["high"]]
        ax.plot(ends, [*some["y"]] * 2, BASIS[basis], ls="", zorder=3, **look)


def fighters_chart(support: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw each count of foreign fighters as a range of people, side by side, by date.

    One line a row, oldest first; the marker says what sort of number it is, and flows
    are hollow. Returns the Axes; nothing is added up. Rows without a number are left
    out of the drawing and told in the alt text.
    """
    fighters = support[support["kind"] == "personnel_foreign"]
    rows = fighters.dropna(subset=["quantity_high"])
    readable(rows)
    one_unit(rows)
    who = [people(row) for row in rows.itertuples()]
    rows = rows.assign(who=who, asof=rows["date_end"].fillna(rows["date_start"]))
    rows = rows.sort_values(["side", "who", "asof"], kind="stable")
    ax = ax or canvas(1.3 + 0.2 * len(rows))
    ranges(ax, rows)
    for at, row in enumerate(rows.itertuples()):
        beside = {"xytext": (6, 0), "textcoords": "offset points", "fontsize": 6}
        ax.annotate(days(row), (row.quantity_high, at), va="center", **beside)
    doubt = rows["status"].map(lambda s: " (alleged)" if s == "alleged" else "")
    heads = rows["who"] + rows["side"].map(lambda s: f", {s.upper()}")
    lines(ax, list(rows["item"] + doubt), list(zip(heads, rows["side"], strict=True)))
    ax.set(xlim=(0, 1.2 * rows["quantity_high"].max()))
    ax.set_xlabel("people, with the days each count speaks of", fontsize=8)
    ax.tick_params(axis="x", labelsize=8)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.grid(axis="x", color=PALE, lw=0.3)
    ax.set_title("Counts of foreign fighters: do not add up", loc="left", fontsize=10)
    named = labels("support", "quantity_basis") | {"estimate": "estimate of a stock"}
    used = [b for b in BASIS if (rows["quantity_basis"] == b).any()]
    kinds = [line_mark(BASIS[b], named[b], b != "flow") for b in used]
    legend(ax, [*kinds, *side_patches()])
    said = "; ".join(
        f"{head}: rows {len(some)}, from {some['quantity_low'].min():,} to "
        f"{some['quantity_high'].max():,} people"
        for head, some in rows.groupby(heads, sort=False)
    )
    alt = (
        f"Ranges of {len(rows)} counts of foreign fighters, not to add up: {said}. "
        f"By basis: {counted(rows, 'quantity_basis')}. "
        f"{len(fighters) - len(rows)} rows give no number."
    )
    shown = ["who", *(c for c in TOLD if c not in ("backer_id", "kind", "unit"))]
    return tell(ax, alt, rows[shown], rows["source_ids"].explode())


def ladder(support: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Set each row on the rung of its status, from only alleged up to admitted.

    Rows stand by side and kind; the quantity and who denied it stand beside the
    symbol. Returns the Axes; raises a sentence for no rows or too many.
    """
    readable(support)
    order = {kind: at for at, kind in enumerate(labels("support", "kind"))}
    rows = support.assign(order=support["kind"].map(order))
    rows = rows.sort_values(["side", "order", "date_start"], kind="stable")
    rungs = [
        s for s in reversed(STATUS) if s != "denied" or (rows["status"] == s).any()
    ]
    ax = ax or canvas(1.3 + 0.2 * len(rows))
    on = rows["status"].map(rungs.index)
    ax.hlines(range(len(rows)), -0.4, on, PALE, lw=0.6)
    marks(ax, rows, on, range(len(rows)))
    for at, row in enumerate(rows.itertuples()):
        deniers = ", ".join(name_of(actors, a) for a in row.denied_by_ids)
        told = [amount(row), f"denied: {deniers}" if deniers else ""]
        beside = {"xytext": (7, 0), "textcoords": "offset points", "fontsize": 6}
        text = ", ".join(filter(None, told))
        ax.annotate(text, (on.iloc[at], at), va="center", **beside)
    kinds = rows["kind"].map(labels("support", "kind")) + ", "
    heads = kinds + rows["side"].str.upper()
    lines(ax, list(rows["item"]), list(zip(heads, rows["side"], strict=True)))
    text = [label("support", "status", rung) for rung in rungs]
    ax.set_xticks(range(len(rungs)), text, fontsize=8)
    ax.set_xlim(-0.4, len(rungs) + 0.6)
    ax.set_title("From alleged to admitted", loc="left", fontsize=10)
    legend(ax, [*status_marks(rows), *side_patches()])
    said = "; ".join(
        f"for the {side.upper()} {counted(some, 'status')}"
        for side, some in rows.groupby("side")
    )
    table = rows[[*TOLD, "denied_by_ids"]]
    alt = f"Ladder of {len(rows)} rows by status: {said}."
    return tell(ax, alt, table, rows["source_ids"].explode())


def speaks_for(actors: pd.DataFrame, actor_id: str) -> set[str]:
    """An actor and all whose part he is, such as a spokesman and his side."""
    found: set[str] = set()
    while isinstance(actor_id, str) and actor_id not in found:
        found.add(actor_id)
        actor_id = actors.at[actor_id, "parent_id"]
    return found


def denials(
    support: pd.DataFrame, claims: pd.DataFrame, actors: pd.DataFrame
) -> pd.DataFrame:
    """Return each denial of a support: who, when, how it stands, what was denied.

    One row a denying claim, and one for each name in `denied_by_ids` for whom no such
    claim speaks; that one has neither date nor outcome.
    """
    told = claims[(claims["stance"] == "denies") & claims["support_id"].notna()]
    told = told[told["support_id"].isin(support.index)]
    voices = {
        name: set().union(*(speaks_for(actors, a) for a in some))
        for name, some in told.groupby("support_id")["claimant_id"]
    }
    bare = [
        {"support_id": name, "claimant_id": denier}
        for name, deniers in support["denied_by_ids"].items()
        for denier in deniers
        if denier not in voices.get(name, set())
    ]
    dated = told[["support_id", "claimant_id", "date", "outcome", "source_ids"]]
    both = pd.concat([dated, pd.DataFrame(bare)], ignore_index=True)
    what = support[["item", "backer_id", "side", "status", "date_start", "date_end"]]
    return both.join(what, on="support_id")


def denials_chart(
    support: pd.DataFrame,
    claims: pd.DataFrame,
    actors: pd.DataFrame,
    ax: Axes | None = None,
) -> Axes:
    """Draw who denied which support: a symbol on the day, by how the denial stands.

    The pale bar is the time of the support. A question mark stands where no dated claim
    carries the denial. Returns the Axes; raises a sentence if nothing was denied.
    """
    both = denials(support, claims, actors)
    readable(both)
    both = both.sort_values(["side", "backer_id", "date_start"], kind="stable")
    things = both.drop_duplicates("support_id").reset_index(drop=True)
    ax = ax or canvas(1.3 + 0.22 * len(things))
    at = {name: y for y, name in enumerate(things["support_id"])}
    day = pd.Timedelta(days=1)
    start = things["date_start"].clip(lower=FIRST)
    stop = things["date_end"].fillna(LAST).clip(upper=LAST) + day
    colours = [HOLDERS[side]["colour"] for side in things["side"]]
    pale = {"height": 0.5, "color": colours, "alpha": 0.25}
    ax.barh(range(len(things)), stop - start, left=start, **pale)
    turn = both.groupby("support_id").cumcount(ascending=False)
    apart = (turn % 2) * -0.3 + 0.15 * both["support_id"].duplicated(keep=False)
    both = both.assign(y=both["support_id"].map(at) + apart)
    for outcome, some in both.dropna(subset=["date"]).groupby("outcome"):
        shown, look = some["date"].clip(upper=LAST + 12 * day), OUTCOMES[outcome]
        style = {"color": look["colour"], "ms": 6, "zorder": 3, "ls": ""}
        ax.plot(shown, some["y"], look["marker"], **style)
    bare = both[both["date"].isna()]
    unknown = {"marker": "$?$", "color": GREY, "ms": 6, "ls": "", "clip_on": False}
    ax.plot(bare["date_start"].clip(lower=FIRST), bare["y"], **unknown)
    for row in both[both["date"] > LAST].itertuples():
        beside = {"xytext": (6, 0), "textcoords": "offset points", "fontsize": 6.5}
        text, spot = str(row.date.year), (LAST + 12 * day, row.y)
        ax.annotate(text, spot, va="center", **beside)
    names = things["item"] + " (" + things["status"] + ")"
    by = both.groupby("support_id", sort=False)["claimant_id"].unique()
    said = [", ".join(name_of(actors, a) for a in ids) for ids in by]
    heads = [fill(text, 50) for text in said]
    lines(ax, list(names), list(zip(heads, things["side"], strict=True)))
    ax.set_xlim(FIRST, LAST + 130 * day)
    ax.xaxis_date()
    ax.xaxis.set_major_locator(MonthLocator((1, 4, 7, 10)))
    ax.tick_params(axis="x", rotation=30, labelsize=8)
    ax.set_title(
        f"{len(things)} things denied; on the right by whom", loc="left", fontsize=10
    )
    stand = [
        line_mark(
            look["marker"],
            f"denial: {label('claims', 'outcome', o)}",
            colour=look["colour"],
        )
        for o, look in OUTCOMES.items()
        if (both["outcome"] == o).any()
    ]
    legend(
        ax, [*stand, line_mark("$?$", "denial without a dated claim"), *side_patches()]
    )
    stands = both["outcome"].fillna("without a dated claim").value_counts()
    said = ", ".join(f"{n} {outcome}" for outcome, n in stands.items())
    alt = (
        f"Denials of {len(things)} things: {said}. "
        f"The things denied stand as {counted(things, 'status')}."
    )
    table = both[["support_id", "item", "status", "claimant_id", "date", "outcome"]]
    ids = [
        *both["source_ids"].explode(),
        *support.loc[things["support_id"], "source_ids"].explode(),
    ]
    return tell(ax, alt, table.set_index("support_id"), ids)
