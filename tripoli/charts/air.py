"""Charts of strikes, reach and losses in the air; what flew is left to the tables.

A row is a report: it may tell of one strike or of eleven, and most flights left none.
"""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from tripoli import maps
from tripoli.charts.frame import ABOVE, canvas, spoken
from tripoli.cite import BACKS
from tripoli.control import holder_on
from tripoli.data import TripoliError, one_of, to_day, to_span
from tripoli.events import between
from tripoli.places import EARTH_KM, distance_km
from tripoli.style import HOLDERS, tell

BASES = (
    "P-mitiga",
    "P-misrata-airport",
    "P-watiya",
    "P-ghardabiya",
    "P-jufra",
    "P-khadim",
)
"""Bases that rows name as a start or a target, and whose holder the tables know."""

WHO = {
    "gna": "GNA's side",
    "laaf": "LAAF's side",
    "other": "another state",
    "unknown": "nobody named",
}
"""Who is said to have flown, or to have lost an aircraft; backers count by side."""

OWN_WORD = ("admitted", "agreed", "assessed")
"""Attributions that do not rest on an opponent's word alone."""

LOST, NOT_STRIKES = r"lost|loss|down|landing", r"lost|loss|down|landing|tally|explos"
NORTH = (9.6, 23.4, 28.3, 33.9)
"""Frame of the map of rings, in degrees: six bases, and not the far south."""

FARTHEST = 1500
"""Longest radius in km that a ring may have; Libya is about so wide."""


def strikes(events: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that tell of strikes from the air.

    Left out are rows about aircraft lost, one digest's tally, and blasts that may have
    been none.
    """
    air = events[events["kind"] == "air"]
    return air[~air["subkind"].fillna("").str.contains(NOT_STRIKES)]


def lean(ids: list[str], actors: pd.DataFrame) -> set[str]:
    """Sides of some actors, backers counted with their side; `unknown` for nobody."""
    return {BACKS.get(actors.at[i, "side"], "other") for i in ids} or {"unknown"}


def flown(events: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Return one row an event and side said to have flown.

    Columns `who`, `own_word` (False where an opponent alone says so, or nobody can be
    named), the days, place and sources. A row that names both sides appears twice.
    """
    keep = ["date_start", "date_end", "place_id", "attribution", "source_ids"]
    who = events["initiator_ids"].map(lambda ids: sorted(lean(ids, actors)))
    long = events.assign(who=who).explode("who")
    long["own_word"] = long["attribution"].isin(OWN_WORD) & (long["who"] != "unknown")
    return long[["who", "own_word", *keep]]


def said(counts: pd.Series) -> str:
    return ", ".join(f"{WHO[who]} {counts[who]}" for who in WHO if counts.get(who))


def monthly_strikes(
    events: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw rows on air strikes a month, by who is said to have flown; return the Axes.

    Filled: the flyer says so, or all agree, or analysts judge so. Hollow: an opponent's
    word, or disputed. Counts are rows, not strikes.
    """
    rows = flown(strikes(events), actors)
    if rows.empty:
        raise TripoliError("there are no air strikes to count: the choice is empty.")
    ax = ax or canvas(3.6)
    month = rows["date_start"].dt.to_period("M")
    months = pd.period_range(month.min(), month.max(), freq="M", name="month")
    counts = pd.crosstab(month, [rows["who"], rows["own_word"]]).reindex(months)
    at, floor = np.arange(len(months)), np.zeros(len(months))
    for who, shift in zip(WHO, (-0.3, 0, 0.3, 0.3), strict=True):
        bottom = floor.copy() if who == "unknown" else np.zeros(len(months))
        for own in (True, False):
            column = counts.get((who, own), pd.Series(0, months)).fillna(0).to_numpy()
            colour, hatch = (HOLDERS[who][key] for key in ("colour", "hatch"))
            face, edge = (colour, "white") if own else ("white", colour)
            look = {"width": 0.28, "color": face, "edgecolor": edge}
            look["hatch"] = hatch if own else ""
            ax.bar(at + shift, column, bottom=bottom, linewidth=1, **look)
            bottom = bottom + column
        if who == "other":
            floor = bottom
    ax.set_xticks(at, [f"{m:%b}\n{m:%Y}" if m.month in (1, 4, 7, 10) else f"{m:%b}"
                       for m in months], fontsize=7)  # fmt: skip
    ax.set_ylabel("rows on air strikes a month")
    present = [who for who in WHO if (rows["who"] == who).any()]
    patches = [
        Patch(
            fc=HOLDERS[w]["colour"], hatch=HOLDERS[w]["hatch"], ec="white", label=WHO[w]
        )
        for w in present
    ]
    told = {"facecolor": "white", "edgecolor": "#4b5a66", "label": "alleged, disputed"}
    ax.legend(handles=[*patches, Patch(**told)], **ABOVE)
    most = month.value_counts().idxmax()
    table = pd.crosstab(month, rows["who"]).rename_axis(columns=None)
    alt = (
        f"Bars of {len(strikes(events))} rows on air strikes in {len(months)} months, "
        f"by who is said to have flown: {said(rows['who'].value_counts())}. In "
        f"{(~rows['own_word']).sum()} only an opponent says so, or nobody can. "
        f"Most rows are in {most:%B %Y}."
    )
    return tell(ax, alt, table, rows["source_ids"].explode())


def strikes_map(
    events: pd.DataFrame,
    places: pd.DataFrame,
    actors: pd.DataFrame,
    view: str = "north-west",
) -> Axes:
    """Draw where rows place air strikes, with an inset of Tripoli; return the Axes.

    The area of a symbol grows with the number of rows; its shape is the side said to
    have flown. Rows without a place on the map are told in the alt text.
    """
    one_of("view", view, list(maps.VIEWS))
    rows = flown(strikes(events), actors).dropna(subset="place_id")
    counts = pd.crosstab(rows["place_id"], rows["who"]).rename_axis(columns=None)
    spots = places.loc[counts.index].join(counts)
    spots = spots.loc[counts.sum(axis=1).sort_values(ascending=False).index]
    frames, shown = maps.pair(view), set()
    for part, frame, inches in frames:
        seen = maps.inside(spots, frame)
        if frame != "Tripoli":
            local = maps.inside(seen[seen["kind"].isin(maps.LOCAL)], "Tripoli")
            seen = seen.drop(local.index)
        seen = seen[~seen["kind"].isin(["region"])]
        maps.basemap(part, places, frame)
        for who in counts:
            some, look = seen[seen[who] > 0], HOLDERS[who]
            ring = {"marker": look["marker"], "s": 22 * some[who], "zorder": 3}
            fill = look["colour"] if who == "unknown" else "none"
            ring |= {"facecolors": fill, "edgecolors": look["colour"], "lw": 1.4}
            part.scatter(some["lon"], some["lat"], **ring)
        named = seen[
            seen["lat"] > maps.VIEWS[frame][2] + 0.03
        ]  # no name below the frame
        maps.write_names(part, named, maps.VIEWS[frame], inches, False)
        shown |= set(seen.index)
    ax = frames[0][0]
    ax.set_title("Where rows place air strikes", loc="left", fontsize=10)
    keys = [Line2D([], [], ls="", marker=HOLDERS[w]["marker"], mfc="none",
                   mec=HOLDERS[w]["colour"], label=WHO[w]) for w in counts]  # fmt: skip
    place = {"loc": "lower left", "title": "area: rows", "title_fontsize": 7}
    ax.legend(handles=keys, fontsize=7, framealpha=0.9, **place)
    totals = spots[list(counts)].sum(axis=1)
    five = ", ".join(f"{places.at[p, 'name']} {n}" for p, n in totals.head(5).items())
    off = len(strikes(events)) - rows[rows["place_id"].isin(shown)].index.nunique()
    alt = (
        f"Map of rows on air strikes at {len(shown)} places. Most rows: {five}. "
        f"{off} rows lie outside the map or have no place."
    )
    return tell(ax, alt, spots[["name", *counts]], rows["source_ids"].explode())


def nearest(places: pd.DataFrame, ids: list[str], bases: list[str]) -> pd.DataFrame:
    """Return how far each place lies from the nearest of some bases.

    Columns: base, km, and doubt_km, which adds up the uncertainty of both points.
    """
    some = places.loc[ids]
    km = pd.DataFrame(
        {
            base: distance_km(
                *places.loc[base, ["lat", "lon"]].astype(float),
                some["lat"].astype(float),
                some["lon"].astype(float),
            )
            for base in bases
        },
        index=some.index,
    )
    if km.empty:
        return pd.DataFrame({"base": None, "km": np.inf, "doubt_km": 0.0}, some.index)
    base = km.idxmin(axis=1)
    doubt = some["uncertainty_km"] + base.map(places["uncertainty_km"])
    return pd.DataFrame({"base": base, "km": km.min(axis=1), "doubt_km": doubt})


def held_bases(
    control: pd.DataFrame, places: pd.DataFrame, day: object, bases: tuple = BASES
) -> dict[str, list[str]]:
    """Bases by the side that held them on a day; others are left out."""
    known = sorted(set(control["place_id"]) & set(places.index))
    held = holder_on(control, day)["holder"]
    ids = [one_of("base", base, known) for base in bases]
    return {side: [b for b in ids if held[b] == side] for side in ("gna", "laaf")}


def in_reach(
    control: pd.DataFrame,
    places: pd.DataFrame,
    day: object,
    radius_km: float,
    bases: tuple = BASES,
) -> pd.DataFrame:
    """Return the places that a side held, and how far the other side's bases were.

    One row a place: name, holder, nearest base of the other side, km, doubt_km, and
    `reach`: within, perhaps (the points are not known well enough) or beyond.
    """
    radius = to_radius(radius_km)
    ours, held = held_bases(control, places, day, bases), holder_on(control, day)
    parts = []
    for side, other in (("gna", "laaf"), ("laaf", "gna")):
        ids = held.index[held["holder"] == side]
        parts.append(nearest(places, ids, ours[other]).assign(holder=side))
    table = pd.concat(parts).join(places["name"])
    within, beyond = table["km"] + table["doubt_km"], table["km"] - table["doubt_km"]
    table["reach"] = np.select(
        [within <= radius, beyond > radius], ["within", "beyond"], "perhaps"
    )
    return table[["name", "holder", "base", "km", "doubt_km", "reach"]]


def to_radius(radius_km: object) -> float:
    """A radius in km as a number; raise a sentence if no ring could have it."""
    number = isinstance(radius_km, (int, float)) and not isinstance(radius_km, bool)
    if not number or not 0 < radius_km <= FARTHEST:
        raise TripoliError(
            f"{radius_km!r} is no radius: give km between 0 and {FARTHEST}."
        )
    return float(radius_km)


def ring(lat: float, lon: float, radius_km: float) -> tuple[np.ndarray, np.ndarray]:
    """Longitudes and latitudes of a circle so many km round a point."""
    turn, arc = np.linspace(0, 2 * np.pi, 181), radius_km / EARTH_KM
    north = np.radians(lat)
    up = np.sin(north) * np.cos(arc) + np.cos(north) * np.sin(arc) * np.cos(turn)
    across = np.arctan2(
        np.sin(turn) * np.sin(arc) * np.cos(north), np.cos(arc) - np.sin(north) * up
    )
    return lon + np.degrees(across), np.degrees(np.arcsin(up))


def reach_map(
    control: pd.DataFrame,
    places: pd.DataFrame,
    day: object,
    radius_km: float,
    bases: tuple = BASES,
    ax: Axes | None = None,
) -> Axes:
    """Draw rings of an assumed radius round the bases of both sides; return the Axes.

    No row of the tables gives a range: `radius_km` is the reader's assumption. A filled
    symbol is a place within reach of the other side, a hollow one is not, or perhaps.
    """
    day, radius = to_day(day), to_radius(radius_km)
    table = in_reach(control, places, day, radius, bases)
    ours = held_bases(control, places, day, bases)
    ax = maps.basemap(ax or canvas(4.2), places, "Libya")
    ax.set(xlim=NORTH[:2], ylim=NORTH[2:])
    for side, dashes in (("gna", "-"), ("laaf", "--")):
        look, some = HOLDERS[side], table[table["holder"] == side]
        for base in ours[side]:
            at = places.loc[base]
            line = ring(at["lat"], at["lon"], radius)
            ax.plot(*line, color=look["colour"], ls=dashes, lw=1.3)
            beside = {"textcoords": "offset points", "fontsize": 7, "zorder": 5}
            shift = (4, 5) if at["kind"] == "airport" else (5, -10)
            ax.annotate(at["name"], (at["lon"], at["lat"]), shift, **beside)
            ax.plot(at["lon"], at["lat"], marker="+", ms=9, color="#000", zorder=4)
        for inside in (True, False):
            dots = some[(some["reach"] == "within") == inside]
            fill = look["colour"] if inside else "white"
            style = {"marker": look["marker"], "ms": 4, "mec": look["colour"]}
            spot = places.loc[dots.index]
            ax.plot(spot["lon"], spot["lat"], ls="", mfc=fill, zorder=3, **style)
    ax.set_title(
        f"Rings of {radius:g} km (assumed), {spoken(day)}", loc="left", fontsize=10
    )
    keys = [Line2D([], [], ls=dashes, marker=HOLDERS[s]["marker"], ms=4,
                   color=HOLDERS[s]["colour"], label=f"{WHO[s]}: bases, places")
            for s, dashes in (("gna", "-"), ("laaf", "--"))]  # fmt: skip
    hollow = Line2D([], [], ls="", marker="o", mfc="white", mec="#4b5a66", ms=4)
    hollow.set_label("hollow: not surely in reach")
    ax.legend(handles=[*keys, hollow], loc="lower left", fontsize=7, framealpha=0.9)
    parts = []
    for side, other in (("laaf", "gna"), ("gna", "laaf")):
        some = table.loc[table["holder"] == side, "reach"].value_counts()
        named = ", ".join(places.loc[ours[other], "name"]) or "no base"
        parts.append(
            f"{some.get('within', 0)} of {some.sum()} places of the {WHO[side]} lie "
            f"within it of {named}, {some.get('perhaps', 0)} perhaps"
        )
    alt = f"Map for {spoken(day)}, radius assumed as {radius:g} km: {'; '.join(parts)}."
    shown = table.assign(
        base=table["base"].map(places["name"]), km=table["km"].round(0)
    )
    used = control.loc[holder_on(control, day)["control_id"], "source_ids"].explode()
    return tell(ax, alt, shown.sort_values("km"), used)


def reach_curve(
    control: pd.DataFrame,
    places: pd.DataFrame,
    day: object,
    moved: str = "P-watiya",
    bases: tuple = BASES,
    ax: Axes | None = None,
) -> Axes:
    """Draw how many places lie in reach for every radius, if one base changes side.

    Dashed: bases as held on `day`. Solid: the same day, but `moved` is the GNA's. Bands
    show how well the points are known. Nothing else changes. Returns the Axes.
    """
    day, held = to_day(day), holder_on(control, day)["holder"]
    ours = held_bases(control, places, day, bases)
    one_of("base", moved, ours["laaf"])
    after = {"gna": [*ours["gna"], moved],
             "laaf": [b for b in ours["laaf"] if b != moved]}  # fmt: skip
    ax, radii = ax or canvas(3.6), np.arange(10, 401, 5)
    table = pd.DataFrame(index=pd.Index(radii, name="radius_km"))
    for side, other in (("gna", "laaf"), ("laaf", "gna")):
        ids = held.index[(held == other) & (held.index != moved)]
        for when, groups, dashes in (("before", ours, "--"), ("after", after, "-")):
            far = nearest(places, ids, groups[side])
            low, mid, high = (
                [int((far["km"] + sign * far["doubt_km"] <= r).sum()) for r in radii]
                for sign in (1, 0, -1)
            )
            look = {"color": HOLDERS[side]["colour"]}
            name = f"in reach of the {WHO[side]}, {when}"
            ax.plot(radii, mid, ls=dashes, lw=1.6, label=name, **look)
            ax.fill_between(radii, low, high, alpha=0.15, lw=0, **look)
            table[f"{side} {when}"] = mid
    name = places.at[moved, "name"]
    ax.set(xlabel="assumed radius in km", ylabel="places of the other side")
    ax.set(xlim=(0, 400), ylim=(0, None))
    ax.set_title(f"If {name} changes side", loc="left", fontsize=10)
    ax.legend(fontsize=7, loc="upper left")
    picked = table.loc[[100, 200, 300]]
    told = "; ".join(
        f"at {r} km {row['gna before']} to {row['gna after']} places of the LAAF and "
        f"{row['laaf before']} to {row['laaf after']} of the GNA"
        for r, row in picked.iterrows()
    )
    alt = (
        f"Lines of places in reach of the other side's bases on {spoken(day)}, before "
        f"and after {name} changes side: {told}."
    )
    return tell(ax, alt, table[table.index % 50 == 0], [])


def strikes_round(
    events: pd.DataFrame,
    places: pd.DataFrame,
    actors: pd.DataFrame,
    centre: str,
    first: object,
    last: object,
    turn: object,
    ax: Axes | None = None,
) -> Axes:
    """Draw rows on strikes by day and distance from a place; return the Axes.

    `turn` is a day that is marked. Bars are spans of days and the uncertainty of the
    place; hollow symbols rest on an opponent's word.
    """
    (begin, end), turn = to_span(first, last), to_day(turn)
    here = places.loc[one_of("place", centre, list(places.index))]
    rows = flown(between(strikes(events), begin, end), actors).dropna(subset="place_id")
    rows = rows[rows["place_id"] != "P-libya"].join(
        places[["name", "lat", "lon", "uncertainty_km"]], on="place_id"
    )
    at = rows[["lat", "lon"]].astype(float)
    rows["km"] = distance_km(here["lat"], here["lon"], at["lat"], at["lon"])
    rows["km"] = rows["km"].round(0).astype(int)
    ax = ax or canvas(3.8)
    for row in rows.itertuples():
        look = HOLDERS[row.who]
        ax.hlines(row.km, row.date_start, row.date_end, color=look["colour"], lw=1.5)
        low, high = max(row.km - row.uncertainty_km, 0), row.km + row.uncertainty_km
        ax.vlines(row.date_start, low, high, color="#cfc4ae", lw=1, zorder=1)
        fill = look["colour"] if row.own_word else "white"
        style = {"marker": look["marker"], "mfc": fill, "mec": look["colour"], "ms": 5}
        ax.plot(row.date_start, row.km, ls="", zorder=3, **style)
    ax.axvline(turn, color="#000", lw=1, ls=":")
    top = {"xycoords": ("data", "axes fraction"), "ha": "right", "fontsize": 7}
    ax.annotate(f"{spoken(turn)} ", (turn, 0.96), **top)
    margin = pd.Timedelta(days=2)
    ax.set(ylabel=f"km from {here['name']}", ylim=(-12, None))
    ax.set(xlim=(begin - margin, end + margin))
    beside_names(ax, rows)
    ax.set_title(f"{rows.index.nunique()} rows on strikes", loc="left", fontsize=10)
    ax.tick_params(axis="x", rotation=30)
    keys = [Line2D([], [], ls="", marker=HOLDERS[w]["marker"], label=WHO[w],
                   color=HOLDERS[w]["colour"]) for w in WHO
            if (rows["who"] == w).any()]  # fmt: skip
    ax.legend(handles=keys, **ABOVE)
    once = rows[~rows.index.duplicated()]
    sites = once[once["km"] == 0]
    early = (once["date_start"] < turn).to_numpy()
    on_base = (sites["date_start"] < turn).to_numpy()
    alt = (
        f"Dots of {rows.index.nunique()} rows on strikes by day and distance from "
        f"{here['name']}, {spoken(begin)} to {spoken(end)}. Begun before "
        f"{spoken(turn)}: {early.sum()}, {on_base.sum()} of them there. From that day: "
        f"{(~early).sum()}, {(~on_base).sum()} of them there."
    )
    table = rows[["date_start", "date_end", "name", "km", "who", "attribution"]]
    return tell(ax, alt, table.sort_values("date_start"), rows["source_ids"].explode())


def beside_names(ax: Axes, rows: pd.DataFrame) -> None:
    """Name at the right edge the places with most rows, where there is room."""
    taken: list[int] = []
    for name in rows["name"].value_counts().index:
        km = int(rows.loc[rows["name"] == name, "km"].iloc[0])
        if all(abs(km - other) > rows["km"].max() / 22 for other in taken):
            taken.append(km)
            at = {"xycoords": ("axes fraction", "data"), "fontsize": 7, "va": "center"}
            ax.annotate(name, (1.005, km), annotation_clip=False, **at)


def losses(
    events: pd.DataFrame, claims: pd.DataFrame, actors: pd.DataFrame
) -> pd.DataFrame:
    """Return the rows that tell of an aircraft lost: whose, what, and how well known.

    `borne_out` is True where the owner's side admits it, where a claim of the loss is
    upheld in whole or in part, or where the owner's denial is refuted.
    """
    air = events[events["kind"] == "air"]
    rows = air[air["subkind"].fillna("").str.contains(LOST)].copy()
    landed = rows["subkind"].str.contains("landing")  # its own crew acted
    ids = rows["target_ids"].where(~landed, rows["initiator_ids"])
    sides = ids.map(lambda listed: lean(listed, actors))
    rows["owner"] = [next(who for who in WHO if who in side) for side in sides]
    rows["craft"] = (
        rows["subkind"]
        .str.contains("drone")
        .map({True: "drone", False: "jet or helicopter"})
    )
    said = claims[claims["event_id"].isin(rows.index)]
    side = said["claimant_id"].map(actors["side"]).map(BACKS)
    own = side == said["event_id"].map(rows["owner"])
    costs = said["stance"].eq("admits") | said["interest"].eq("against_self")
    holds = said["outcome"].isin(["upheld", "partly"]) & said["stance"].ne("denies")
    proof = (own & costs) | holds | (own & said["outcome"].eq("refuted"))
    rows["borne_out"] = rows.index.isin(said.loc[proof, "event_id"])
    keep = ["date_start", "title", "owner", "craft", "borne_out", "source_ids"]
    return rows[keep]


def losses_chart(
    events: pd.DataFrame,
    claims: pd.DataFrame,
    actors: pd.DataFrame,
    ax: Axes | None = None,
) -> Axes:
    """Draw rows on aircraft lost by owner, borne out apart from one voice's word.

    Returns the Axes. A row may claim several aircraft; it is counted once.
    """
    rows = losses(events, claims, actors)
    if rows.empty:
        raise TripoliError("there are no losses to count: the choice is empty.")
    ax = ax or canvas(2.9)
    counts = pd.crosstab([rows["owner"], rows["craft"]], rows["borne_out"])
    counts = counts.reindex(columns=[True, False], fill_value=0)
    order = [key for who in WHO for key in counts.index if key[0] == who]
    names = [f"{WHO[who]}: {craft}" for who, craft in order]
    for at, key in enumerate(order):
        colour, (sure, word) = HOLDERS[key[0]]["colour"], counts.loc[key]
        bars = {"edgecolor": colour, "height": 0.65}
        ax.barh(at, sure, color=colour, **bars)
        ax.barh(at, word, left=sure, color="white", **bars)
        beside = {"xytext": (5, -3), "textcoords": "offset points", "fontsize": 8}
        ax.annotate(f"{sure} borne out, {word} not", (sure + word, at), **beside)
    ax.set_yticks(range(len(order)), names, fontsize=8)
    ax.set(xlabel="rows", ylim=(len(order) - 0.5, -0.5))
    ax.set_xlim(0, counts.sum(axis=1).max() * 1.3)
    ax.set_title(
        f"{len(rows)} rows on aircraft lost, by owner", loc="left", fontsize=10
    )
    shades = (("#4b5a66", "borne out"), ("white", "one voice's word"))
    ax.legend(handles=[Patch(facecolor=c, edgecolor="#4b5a66", label=name)
                       for c, name in shades], **ABOVE)  # fmt: skip
    told = "; ".join(
        f"{name} {counts.loc[key, True]} borne out, {counts.loc[key, False]} on one "
        "voice's word"
        for name, key in zip(names, order, strict=True)
    )
    alt = f"Bars of {len(rows)} rows on aircraft lost. {told}."
    table = rows.drop(columns="source_ids").sort_values("date_start")
    return tell(ax, alt, table, rows["source_ids"].explode())
