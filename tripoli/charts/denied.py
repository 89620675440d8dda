"""Who denied which support, and how that denial stands."""

from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import MonthLocator
from matplotlib.lines import Line2D

from tripoli.charts.frame import LEAST, title
from tripoli.charts.rows import (
    counted,
    legend,
    line_mark,
    lines,
    name_of,
    readable,
    sheet,
    side_patches,
)
from tripoli.data import FIRST, LAST, label
from tripoli.style import HOLDERS, INK, OUTCOMES, tell

DAY = pd.Timedelta(days=1)
LATE = LAST + 12 * DAY
"""Where a denial stands that came after the record."""


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
    both = both.join(what, on="support_id")
    return both.sort_values(["side", "backer_id", "date_start"], kind="stable")


def spans(ax: Axes, things: pd.DataFrame) -> None:
    """A pale bar for the days of each thing denied."""
    start = things["date_start"].clip(lower=FIRST)
    stop = things["date_end"].fillna(LAST).clip(upper=LAST) + DAY
    colours = [HOLDERS[side]["colour"] for side in things["side"]]
    pale = {"height": 0.5, "color": colours, "alpha": 0.25}
    ax.barh(range(len(things)), stop - start, left=start, **pale)


def on_lines(both: pd.DataFrame, things: pd.DataFrame) -> pd.Series:
    """The height of each denial: the line of its thing, several a little apart."""
    line = {name: y for y, name in enumerate(things["support_id"])}
    turn = both.groupby("support_id").cumcount(ascending=False)
    many = both["support_id"].duplicated(keep=False)
    return both["support_id"].map(line) + (turn % 2) * -0.3 + 0.15 * many


def signs(ax: Axes, both: pd.DataFrame) -> None:
    """A symbol for each denial on its day; a question mark where no day is known."""
    for outcome, some in both.dropna(subset=["date"]).groupby("outcome"):
        look = OUTCOMES[outcome]
        style = {"color": look["colour"], "ms": 6, "zorder": 3, "ls": ""}
        ax.plot(some["date"].clip(upper=LATE), some["y"], look["marker"], **style)
    bare = both[both["date"].isna()]
    unknown = {"marker": "$?$", "color": INK, "ms": 6, "ls": "", "clip_on": False}
    ax.plot(bare["date_start"].clip(lower=FIRST), bare["y"], **unknown)
    for row in both[both["date"] > LAST].itertuples():
        beside = {"xytext": (6, 0), "textcoords": "offset points", "fontsize": LEAST}
        ax.annotate(str(row.date.year), (LATE, row.y), va="center", **beside)


def outcome_marks(both: pd.DataFrame) -> list[Line2D]:
    """Legend of how the denials stand."""
    found = [
        line_mark(
            look["marker"],
            f"denial: {label('claims', 'outcome', outcome)}",
            colour=look["colour"],
        )
        for outcome, look in OUTCOMES.items()
        if (both["outcome"] == outcome).any()
    ]
    bare = [line_mark("$?$", "denial without a dated claim")]
    return found + bare * bool(both["date"].isna().any())


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
    things = both.drop_duplicates("support_id").reset_index(drop=True)
    both = both.assign(y=on_lines(both, things))
    ax = ax or sheet(len(things), each=0.26)
    spans(ax, things)
    signs(ax, both)
    by = both.groupby("support_id", sort=False)["claimant_id"].unique()
    heads = [fill(", ".join(name_of(actors, a) for a in ids), 46) for ids in by]
    names = things["item"] + " (" + things["status"] + ")"
    lines(ax, list(names), list(zip(heads, things["side"], strict=True)))
    ax.set_xlim(FIRST, LAST + 110 * DAY)
    ax.xaxis_date()
    ax.xaxis.set_major_locator(MonthLocator((1, 7)))
    ax.tick_params(axis="x", labelsize=LEAST)
    title(ax, f"{len(things)} things denied; on the right by whom")
    legend(ax, [*outcome_marks(both), *side_patches()])
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
