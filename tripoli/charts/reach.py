"""Reach: rings of an assumed radius round bases; no row of the tables gives a range."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from tripoli import maps
from tripoli.charts.flyers import WHO
from tripoli.charts.frame import LEAST, canvas, spoken, title
from tripoli.control import holder_on
from tripoli.data import TripoliError, one_of, to_day
from tripoli.places import BASES, EARTH_KM, distance_km
from tripoli.style import HOLDERS, INK, tell

OPPONENT = {"gna": "laaf", "laaf": "gna"}
DASHES = {"gna": "-", "laaf": "--"}
"""Strokes of the rings of a side."""

RADII = np.arange(10, 401, 5)
STROKES = {"before": "--", "after": "-"}
"""Radii of the curves in km, and their strokes before and after a base moves."""

NORTH = (9.6, 23.4, 28.3, 33.9)
"""Frame of the map of rings, in degrees: six bases, and not the far south."""

FARTHEST = 1500
"""Longest radius in km that a ring may have; Libya is about so wide."""


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
    for side, other in OPPONENT.items():
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


def base_rings(
    ax: Axes, places: pd.DataFrame, bases: list[str], side: str, radius: float
) -> None:
    """A ring and a name for each base of one side."""
    for base in bases:
        at = places.loc[base]
        line = ring(at["lat"], at["lon"], radius)
        ax.plot(*line, color=HOLDERS[side]["colour"], ls=DASHES[side], lw=1.3)
        beside = {"textcoords": "offset points", "fontsize": LEAST, "zorder": 5}
        shift = (4, 5) if at["kind"] == "airport" else (5, -12)
        ax.annotate(at["name"], (at["lon"], at["lat"]), shift, **beside)
        ax.plot(at["lon"], at["lat"], marker="+", ms=9, color="#000", zorder=4)


def place_dots(ax: Axes, places: pd.DataFrame, table: pd.DataFrame, side: str) -> None:
    """The places of one side: filled within reach of the other, else hollow."""
    look, some = HOLDERS[side], table[table["holder"] == side]
    for inside in (True, False):
        spot = places.loc[some.index[(some["reach"] == "within") == inside]]
        fill = look["colour"] if inside else "white"
        style = {"marker": look["marker"], "ms": 4, "mec": look["colour"]}
        ax.plot(spot["lon"], spot["lat"], ls="", mfc=fill, zorder=3, **style)


def reach_keys() -> list[Line2D]:
    """Legend of the map of rings."""
    keys = [Line2D([], [], ls=dashes, marker=HOLDERS[side]["marker"], ms=4,
                   color=HOLDERS[side]["colour"], label=f"{WHO[side]}: bases, places")
            for side, dashes in DASHES.items()]  # fmt: skip
    hollow = Line2D([], [], ls="", marker="o", mfc="white", mec=INK, ms=4)
    hollow.set_label("hollow: not surely in reach")
    return [*keys, hollow]


def in_words(
    table: pd.DataFrame, places: pd.DataFrame, side: str, bases: list[str]
) -> str:
    """How many places of a side lie within reach of the other side's bases."""
    some = table.loc[table["holder"] == side, "reach"].value_counts()
    named = ", ".join(places.loc[bases, "name"]) or "no base"
    return (
        f"{some.get('within', 0)} of {some.sum()} places of the {WHO[side]} lie "
        f"within it of {named}, {some.get('perhaps', 0)} perhaps"
    )


def reach_map(
    control: pd.DataFrame,
    places: pd.DataFrame,
    day: object,
    radius_km: float,
    ax: Axes | None = None,
) -> Axes:
    """Draw rings of an assumed radius round the bases of both sides; return the Axes.

    No row of the tables gives a range: `radius_km` is the reader's assumption. A filled
    symbol is a place within reach of the other side, a hollow one is not, or perhaps.
    """
    day, radius = to_day(day), to_radius(radius_km)
    table = in_reach(control, places, day, radius)
    ours = held_bases(control, places, day)
    ax = maps.basemap(ax or canvas(4.9, 10), places, "Libya")
    ax.set(xlim=NORTH[:2], ylim=NORTH[2:])
    for name in ax.texts:  # a name cut by the frame reads as a fault
        name.set_visible(name.get_position()[0] > NORTH[0] + 0.5)
    for side in DASHES:
        base_rings(ax, places, ours[side], side, radius)
        place_dots(ax, places, table, side)
    title(ax, f"Rings of {radius:g} km (assumed) round bases, {spoken(day)}")
    below = {"loc": "outside lower center", "ncols": 3, "frameon": False}
    ax.figure.legend(handles=reach_keys(), fontsize=LEAST, **below)
    counts = "; ".join(
        in_words(table, places, side, ours[OPPONENT[side]]) for side in ("laaf", "gna")
    )
    alt = f"Map for {spoken(day)}, radius assumed as {radius:g} km: {counts}."
    shown = table.assign(
        base=table["base"].map(places["name"]), km=table["km"].round(0)
    )
    used = control.loc[holder_on(control, day)["control_id"], "source_ids"].explode()
    return tell(ax, alt, shown.sort_values("km"), used)


def within(far: pd.DataFrame, radii: np.ndarray) -> list[list[int]]:
    """How many places lie in each radius: surely, by the points, and perhaps."""
    return [
        [int((far["km"] + sign * far["doubt_km"] <= r).sum()) for r in radii]
        for sign in (1, 0, -1)
    ]


def told(table: pd.DataFrame) -> str:
    """The places in reach at three radii, before and after, in words."""
    return "; ".join(
        f"at {r} km {row['gna before']} to {row['gna after']} places of the LAAF and "
        f"{row['laaf before']} to {row['laaf after']} of the GNA"
        for r, row in table.loc[[100, 200, 300]].iterrows()
    )


def curve(ax: Axes, side: str, when: str, far: pd.DataFrame) -> list[int]:
    """Draw the places in reach of a side for every radius; return how many they are."""
    low, mid, high = within(far, RADII)
    look = {"color": HOLDERS[side]["colour"]}
    style = {"ls": STROKES[when], "lw": 1.6, "marker": HOLDERS[side]["marker"]}
    name = f"of the {WHO[side]}, {when}"
    ax.plot(RADII, mid, label=name, ms=4, markevery=(6, 10), **style, **look)
    ax.fill_between(RADII, low, high, alpha=0.15, lw=0, **look)
    return mid


def reach_curve(
    control: pd.DataFrame,
    places: pd.DataFrame,
    day: object,
    moved: str = "P-watiya",
    ax: Axes | None = None,
) -> Axes:
    """Draw how many places lie in reach for every radius, if one base changes side.

    Dashed: bases as held on `day`. Solid: the same day, but `moved` is the GNA's. Bands
    show how well the points are known. Nothing else changes. Returns the Axes.
    """
    day, held = to_day(day), holder_on(control, day)["holder"]
    ours = held_bases(control, places, day)
    one_of("base", moved, ours["laaf"])
    after = {"gna": [*ours["gna"], moved],
             "laaf": [b for b in ours["laaf"] if b != moved]}  # fmt: skip
    ax = ax or canvas(4.2)
    table = pd.DataFrame(index=pd.Index(RADII, name="radius_km"))
    for side, other in OPPONENT.items():
        ids = held.index[(held == other) & (held.index != moved)]
        for when, groups in (("before", ours), ("after", after)):
            far = nearest(places, ids, groups[side])
            table[f"{side} {when}"] = curve(ax, side, when, far)
    name = places.at[moved, "name"]
    ax.set(xlabel="assumed radius in km", ylabel="places of the other side in reach")
    ax.set(xlim=(0, 400), ylim=(0, None))
    title(ax, f"If {name} changes side")
    below = {"loc": "outside lower center", "ncols": 2, "frameon": False}
    ax.figure.legend(fontsize=LEAST, title="in reach", **below)
    alt = (
        f"Lines of places in reach of the other side's bases on {spoken(day)}, before "
        f"and after {name} changes side: {told(table)}."
    )
    return tell(ax, alt, table[table.index % 50 == 0], [])
