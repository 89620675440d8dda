"""Maps of the campaign: tables and an Axes in, Axes out."""

import json
from math import cos, radians

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tripoli.control import holder_on
from tripoli.data import folder, label, one_of, to_day
from tripoli.names import write_names
from tripoli.style import HOLDERS, LEAST, SAND, tell

VIEWS = {
    "north-west": (10.6, 16.95, 31.05, 33.4),
    "Libya": (9.0, 25.2, 24.0, 33.6),
    "Tripoli": (12.84, 13.56, 32.48, 32.97),
}
"""Frames of the maps: west, east, south and north in degrees."""

WIDE, NARROW = 6.2, 3.4  # inches that the two parts of a map take in its figure
LAND, INSET = "#fbfaf6", "Tripoli (shore and roads schematic)"
SURE = ("agreed", "dates_differ")
"""Agreement on a change that leaves no doubt of the holder."""

LOCAL = ("suburb", "camp", "port", "site", "junction")
"""Kinds of place that are drawn in the inset only, where they lie in Tripoli."""


def base() -> list[tuple[str, list]]:
    """What the base map holds: lines of coast, border and shore; names at a point."""
    atlas = json.loads((folder() / "coast.geojson").read_text(encoding="utf-8"))
    return [
        (feature["properties"]["kind"], feature["geometry"]["coordinates"])
        for feature in atlas["features"]
    ]


def roads() -> dict[str, list[str]]:
    """Schematic roads: the name of each and the places it joins."""
    return dict(
        json.loads((folder() / "roads.json").read_text(encoding="utf-8"))["roads"]
    )


def basemap(ax: Axes, places: pd.DataFrame, view: str = "north-west") -> Axes:
    """Draw coast, borders and schematic roads of one view into an Axes; return it."""
    west, east, south, north = VIEWS[view]
    shore = "tripoli shore, schematic" if view == "Tripoli" else "coast"
    for kind, at in base():
        if kind in (shore, "border"):
            for line in at:
                dashes = "--" if kind == "border" else "-"
                ax.plot(*zip(*line, strict=True), color="#5b7482", lw=0.8, ls=dashes)
        elif isinstance(at[0], float):
            look = {"color": "#5b7482", "style": "italic", "fontsize": LEAST}
            ax.text(*at, kind, **look, clip_on=True)
    for stops in roads().values():
        points = places.loc[stops]
        ax.plot(points["lon"], points["lat"], color=SAND, lw=1, zorder=1)
    ax.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[])
    ax.set(aspect=1 / cos(radians((south + north) / 2)), facecolor=LAND)
    return ax


def marks(ax: Axes, held: pd.DataFrame) -> None:
    """Each place as the symbol of its holder; hollow while in doubt."""
    sure = held["settled"] & held["agreement"].isin(SURE)
    for (holder, certain), some in held.groupby(["holder", sure]):
        look = HOLDERS[holder]
        fill = look["colour"] if certain else "white"
        size = 5 if holder == "unknown" else 7
        style = {"ms": size, "mfc": fill, "mec": look["colour"], "zorder": 3, "ls": ""}
        ax.plot(some["lon"], some["lat"], marker=look["marker"], **style)


def held_on(control: pd.DataFrame, places: pd.DataFrame, day: object) -> pd.DataFrame:
    """Places joined with their holder on a day."""
    return places.join(holder_on(control, day), how="inner")


def control_map(
    control: pd.DataFrame,
    places: pd.DataFrame,
    day: object,
    view: str = "north-west",
    arabic: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw who held each place on a day, with an inset of Tripoli; return the Axes.

    Into an Axes of your own it draws the one view without the inset. A hollow symbol
    says that the change may not have come yet, or that only one side claims it.
    `arabic` writes the names in Arabic.
    """
    day, _ = to_day(day), one_of("view", view, list(VIEWS))
    held = held_on(control, places, day)
    frames = [(ax, view, WIDE)] if ax else pair(view)
    for part, frame, inches in frames:
        seen = inside(held, frame)
        if frame != "Tripoli":
            seen = seen.drop(inside(held[held["kind"].isin(LOCAL)], "Tripoli").index)
        basemap(part, places, frame)
        marks(part, seen)
        write_names(part, first_named(seen, control), VIEWS[frame], inches, arabic)
    ax = frames[0][0]
    ax.set_title(f"Who held what on {day.day} {day:%B %Y}", fontsize=10, loc="left")
    key(ax, pd.concat([inside(held, frame) for _, frame, _ in frames]))
    table = held[["name", "holder", "since", "agreement"]].sort_values("name")
    used = control.loc[held["control_id"], "source_ids"].explode().dropna()
    return tell(ax, alt_of(held, day), table.rename_axis("place"), used)


def height_of(view: str, width: float) -> float:
    """Inches that a view is high when it is so many inches wide."""
    west, east, south, north = VIEWS[view]
    return width * (north - south) / (east - west) / cos(radians((south + north) / 2))


def pair(view: str) -> list[tuple[Axes, str, float]]:
    """A figure of a view with the inset of Tripoli: each Axes, its view, its width.

    Widths are exact, so that names can be fitted to them.
    """
    parts = [(view, WIDE)] + [("Tripoli", NARROW)] * (view != "Tripoli")
    across = sum(width + 0.2 for _, width in parts)
    up = max(height_of(*part) for part in parts) + 0.4
    figure, left, made = Figure(figsize=(across, up)), 0.1, []
    for name, width in parts:
        box = (left / across, 0.1 / up, width / across, height_of(name, width) / up)
        made.append((figure.add_axes(box), name, width))
        left += width + 0.2
    if len(made) > 1:
        made[1][0].set_title(INSET, fontsize=LEAST, loc="left")
    return made


def inside(places: pd.DataFrame, view: str) -> pd.DataFrame:
    """The places that lie in a view."""
    west, east, south, north = VIEWS[view]
    return places[
        places["lon"].between(west, east) & places["lat"].between(south, north)
    ]


def first_named(places: pd.DataFrame, control: pd.DataFrame) -> pd.DataFrame:
    """Places in the order in which names get room: cities, bases, what moved most."""
    moves = control["place_id"].value_counts().reindex(places.index).fillna(0)
    weight = moves + places["kind"].map({"city": 200, "airbase": 100}).fillna(0)
    return places.loc[weight.sort_values(ascending=False, kind="stable").index]


def holder_marks(held: pd.DataFrame) -> list[Line2D]:
    """Return a mark for the legend of each holder that appears on a map."""
    return [
        Line2D([], [], ls="", marker=look["marker"], color=look["colour"],
               label=label("control", "holder", holder))
        for holder, look in HOLDERS.items()
        if (held["holder"] == holder).any()
    ]  # fmt: skip


def key(ax: Axes, held: pd.DataFrame) -> None:
    """Legend of the holders that appear on the map."""
    ax.legend(
        handles=holder_marks(held), loc="lower left", fontsize=LEAST, framealpha=0.9
    )


def alt_of(held: pd.DataFrame, day: pd.Timestamp) -> str:
    """Alt text of a control map: how many places each holder has, and the contested."""
    counts = held["holder"].value_counts()
    parts = [f"{label('control', 'holder', h)} {n}" for h, n in counts.items()]
    contested = sorted(held.loc[held["holder"] == "contested", "name"])
    fought = f" Contested: {', '.join(contested)}." if contested else ""
    return (
        f"Map of {len(held)} places on {day.day} {day:%B %Y}, by holder: "
        f"{', '.join(parts)}.{fought}"
    )
