"""Reach: rings of an assumed radius round bases; no row of the tables gives a range."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from tripoli import maps
from tripoli.charts.flyers import WHO
from tripoli.charts.frame import canvas, spoken
from tripoli.control import holder_on
from tripoli.data import TripoliError, one_of, to_day
from tripoli.places import EARTH_KM, distance_km
from tripoli.style import GREY, HOLDERS, tell

BASES = (
    "P-mitiga",
    "P-misrata-airport",
    "P-watiya",
    "P-ghardabiya",
    "P-jufra",
    "P-khadim",
)
"""Bases that rows name as a start or a target, and whose holder the tables know."""

DASHES = {"gna": "-", "laaf": "--"}
NORTH = (9.6, 23.4, 28.3, 33.9)
"""Frame of the map of rings, in degrees: six bases, and not the far south."""

FARTHEST = 1500
"""Longest radius in km that a ring may have; Libya is about so wide."""

TYPE = 9


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


def base_rings(
    ax: Axes, places: pd.DataFrame, bases: list[str], side: str, radius: float
) -> None:
    """A ring and a name for each base of one side."""
    for base in bases:
        at = places.loc[base]
        line = ring(at["lat"], at["lon"], radius)
        ax.plot(*line, color=HOLDERS[side]["colour"], ls=DASHES[side], lw=1.3)
        beside = {"textcoords": "offset points", "fontsize": TYPE, "zorder": 5}
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
    hollow = Line2D([], [], ls="", marker="o", mfc="white", mec=GREY, ms=4)
    hollow.set_label("hollow: not surely in reach")
    return [*keys, hollow]


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
    ax = maps.basemap(ax or canvas(4.9, 10), places, "Libya")
    ax.set(xlim=NORTH[:2], ylim=NORTH[2:])
    for name in ax.texts:  # a name cut by the frame reads as a fault
        name.set_visible(name.get_position()[0] > NORTH[0] + 0.5)
    for side in DASHES:
        base_rings(ax, places, ours[side], side, radius)
        place_dots(ax, places, table, side)
    title = f"Rings of {radius:g} km (assumed) round bases, {spoken(day)}"
    ax.set_title(title, loc="left", fontsize=11)
    below = {"loc": "outside lower center", "ncols": 3, "frameon": False}
    ax.figure.legend(handles=reach_keys(), fontsize=TYPE, **below)
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


def within(far: pd.DataFrame, radii: np.ndarray) -> list[list[int]]:
    """How many places lie in each radius: surely, by the points, and perhaps."""
    return [
        [int((far["km"] + sign * far["doubt_km"] <= r).sum()) for r in radii]
        for sign in (1, 0, -1)
    ]


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
    ax, radii = ax or canvas(4.2), np.arange(10, 401, 5)
    table = pd.DataFrame(index=pd.Index(radii, name="radius_km"))
    for side, other in (("gna", "laaf"), ("laaf", "gna")):
        ids = held.index[(held == other) & (held.index != moved)]
        for when, groups, dashes in (("before", ours, "--"), ("after", after, "-")):
            far = nearest(places, ids, groups[side])
            low, mid, high = within(far, radii)
            look = {"color": HOLDERS[side]["colour"]}
            name = f"of the {WHO[side]}, {when}"
            style = {"ls": dashes, "lw": 1.6, "marker": HOLDERS[side]["marker"]}
            ax.plot(radii, mid, label=name, ms=4, markevery=(6, 10), **style, **look)
            ax.fill_between(radii, low, high, alpha=0.15, lw=0, **look)
            table[f"{side} {when}"] = mid
    name = places.at[moved, "name"]
    ax.set(xlabel="assumed radius in km", ylabel="places of the other side in reach")
    ax.set(xlim=(0, 400), ylim=(0, None))
    ax.set_title(f"If {name} changes side", loc="left", fontsize=11)
    below = {"loc": "outside lower center", "ncols": 2, "frameon": False}
    ax.figure.legend(fontsize=TYPE, title="in reach", **below)
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
