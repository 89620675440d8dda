"""Aircraft lost: whose, of what sort, and who bears the loss out."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from tripoli.charts.flyers import WHO, lean
from tripoli.charts.frame import LEAST, canvas, title
from tripoli.cite import BACKS
from tripoli.data import TripoliError
from tripoli.events import aircraft_lost
from tripoli.style import HOLDERS, INK, tell

KNOWN = {
    "borne out": "borne out",
    "outsider": "an outsider says so",
    "one side": "one side's word",
}
"""How well a loss is known, the best first, and how a legend says it."""


def proving(said: pd.DataFrame, own: pd.Series) -> pd.Series:
    """Whether each claim bears its loss out; `own` tells who speaks of his own loss."""
    costs = said["stance"].eq("admits") | said["interest"].eq("against_self")
    holds = said["outcome"].isin(["upheld", "partly"]) & said["stance"].ne("denies")
    return (own & costs) | holds | (own & said["outcome"].eq("refuted"))


def from_outside(
    rows: pd.DataFrame, said: pd.DataFrame, neither: pd.Series
) -> pd.Series:
    """Whether somebody of neither side tells of each loss.

    In a claim of it, or by attribution; a row without a claim of its own takes one
    that its pages carry, since one claim may speak of two losses.
    """
    told = said[neither & said["stance"].eq("asserts")]
    pages = set(told["source_ids"].explode())
    shared = rows["source_ids"].map(lambda ids: not pages.isdisjoint(ids))
    bare = ~rows.index.isin(said["event_id"])
    by_claim = rows.index.isin(told["event_id"]) | (bare & shared)
    return by_claim | rows["attribution"].eq("assessed")


def how_known(
    rows: pd.DataFrame, claims: pd.DataFrame, actors: pd.DataFrame
) -> np.ndarray:
    """A code of KNOWN for each row on a loss."""
    said = claims[claims["event_id"].isin(rows.index)]
    side = said["claimant_id"].map(actors["side"]).map(BACKS)
    own = side == said["event_id"].map(rows["owner"])
    proved = rows.index.isin(said.loc[proving(said, own), "event_id"])
    outside = from_outside(rows, said, side.isna())
    return np.select([proved, outside], ["borne out", "outsider"], "one side")


def losses(
    events: pd.DataFrame, claims: pd.DataFrame, actors: pd.DataFrame
) -> pd.DataFrame:
    """Return the rows that tell of an aircraft lost: whose, what, and how well known.

    `known` is "borne out" where the owner's side admits it, where a claim of the loss
    is upheld in whole or in part, or where the owner's denial is refuted. It is
    "outsider" where somebody of neither side says so, and "one side" otherwise.
    """
    rows = aircraft_lost(events).copy()
    landed = rows["subkind"].str.contains("landing")  # its own crew acted
    ids = rows["target_ids"].where(~landed, rows["initiator_ids"])
    sides = ids.map(lambda listed: lean(listed, actors))
    rows["owner"] = [next(who for who in WHO if who in side) for side in sides]
    drone = rows["subkind"].str.contains("drone")
    rows["craft"] = drone.map({True: "drone", False: "jet or helicopter"})
    rows["known"] = how_known(rows, claims, actors)
    return rows[["date_start", "title", "owner", "craft", "known", "source_ids"]]


def in_words(counts: pd.Series) -> str:
    """How many rows are known how: all of KNOWN that there are."""
    return ", ".join(f"{counts[code]} {KNOWN[code]}" for code in KNOWN if counts[code])


def bar(ax: Axes, at: int, owner: str, counts: pd.Series) -> None:
    """One bar: full, then striped for an outsider's word, then hollow."""
    colour, left = HOLDERS[owner]["colour"], 0
    looks = {"color": colour}, {"color": "white", "hatch": "----"}, {"color": "white"}
    for code, look in zip(KNOWN, looks, strict=True):
        ax.barh(at, counts[code], left=left, edgecolor=colour, height=0.65, **look)
        left += counts[code]
    beside = {"xytext": (5, -3), "textcoords": "offset points", "fontsize": LEAST}
    ax.annotate(in_words(counts), (left, at), **beside)


def shades() -> list[Patch]:
    """Legend of how well a loss is known."""
    looks = {"fc": INK}, {"fc": "white", "hatch": "----"}, {"fc": "white"}
    return [
        Patch(ec=INK, label=text, **look)
        for text, look in zip(KNOWN.values(), looks, strict=True)
    ]


def losses_chart(
    events: pd.DataFrame,
    claims: pd.DataFrame,
    actors: pd.DataFrame,
    ax: Axes | None = None,
) -> Axes:
    """Draw rows on aircraft lost by owner, and by how well the loss is known.

    Returns the Axes. A row may claim several aircraft; it is counted once.
    """
    rows = losses(events, claims, actors)
    if rows.empty:
        raise TripoliError("there are no losses to count: the choice is empty.")
    ax = ax or canvas(3.2)
    counts = pd.crosstab([rows["owner"], rows["craft"]], rows["known"])
    counts = counts.reindex(columns=list(KNOWN), fill_value=0)
    order = [key for who in WHO for key in counts.index if key[0] == who]
    names = [f"{WHO[who]}: {craft}" for who, craft in order]
    for at, key in enumerate(order):
        bar(ax, at, key[0], counts.loc[key])
    ax.set_yticks(range(len(order)), names, fontsize=LEAST)
    ax.set(xlabel="rows", ylim=(len(order) - 0.5, -0.5))
    ax.set_xlim(0, counts.sum(axis=1).max() * 1.35)
    title(ax, f"{len(rows)} rows on aircraft lost, by owner")
    ax.legend(
        handles=shades(), fontsize=LEAST, loc="center right", bbox_to_anchor=(1, 0.6)
    )
    told = "; ".join(
        f"{name}: {in_words(counts.loc[key])}"
        for name, key in zip(names, order, strict=True)
    )
    alt = f"Bars of {len(rows)} rows on aircraft lost. {told}."
    table = rows.drop(columns="source_ids").sort_values("date_start")
    return tell(ax, alt, table, rows["source_ids"].explode())
