"""Maps of the campaign: tables and an Axes in, Axes out."""

import json
from math import cos, radians

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tripoli.control import holder_on
from tripoli.data import folder, label, one_of, to_day
from tripoli.style import HOLDERS, tell

VIEWS = {
    "north-west": (10.6, 16.95, 31.05, 33.4),
    "Libya": (9.0, 25.2, 24.0, 33.6),
    "Tripoli": (12.84, 13.56, 32.48, 32.97),
}
"""Frames of the maps: west, east, south and north in degrees."""

SEA, LAND = "#eaf1f5", "#fbfaf6"


def base() -> dict:
    """Coast, borders, the schematic shore of Tripoli, and the credit for them."""
    return json.loads((folder() / "coast.geojson").read_text(encoding="utf-8"))


def roads() -> dict[str, list[str]]:
    """Schematic roads: the name of each and the places it joins."""
    return dict(
        json.loads((folder() / "roads.json").read_text(encoding="utf-8"))["roads"]
    )


def basemap(ax: Axes, places: pd.DataFrame, view: str = "north-west") -> Axes:
    """Draw coast, borders and schematic roads of one view into an Axes; return it."""
    west, east, south, north = VIEWS[one_of("view", view, list(VIEWS))]
    shore = "tripoli shore, schematic" if view == "Tripoli" else "coast"
    for feature in base()["features"]:
        kind = feature["properties"]["kind"]
        if kind in (shore, "border"):
            for line in feature["geometry"]["coordinates"]:
                dashes = "--" if kind == "border" else "-"
                ax.plot(*zip(*line, strict=True), color="#5b7482", lw=0.8, ls=dashes)
    for stops in roads().values():
        points = places.loc[stops]
        ax.plot(points["lon"], points["lat"], color="#cfc4ae", lw=1, zorder=1)
    ax.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[])
    ax.set(aspect=1 / cos(radians((south + north) / 2)), facecolor=LAND)
    return ax


def mark(ax: Axes, row: pd.Series, size: float) -> None:
    """One place with the symbol of its holder; hollow while the day is not settled."""
    look = HOLDERS[row["holder"]]
    sure = row["settled"] and row["agreement"] in ("agreed", "dates_differ")
    fill = look["colour"] if sure else "white"
    style = {"ms": size, "mfc": fill, "mec": look["colour"], "zorder": 3}
    ax.plot(row["lon"], row["lat"], look["marker"], **style)


def named(ax: Axes, places: pd.DataFrame, arabic: bool) -> None:
    """Names of places, each a little to the right of its mark."""
    column = "name_ar" if arabic else "name"
    for place in places.itertuples():
        at = {"xy": (place.lon, place.lat), "xytext": (4, 3)}
        text = getattr(place, column)
        ax.annotate(text, **at, textcoords="offset points", fontsize=7, clip_on=True)


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

    A hollow symbol says that the change may not have come yet, or that only one side
    claims it. `arabic` writes the names of towns in Arabic.
    """
    day = to_day(day)
    ax = ax or Figure(figsize=(9.6, 4.6), layout="constrained").subplots()
    held = held_on(control, places, day)
    inset = ax.inset_axes([1.02, 0, 0.46, 1]) if view != "Tripoli" else None
    for part, frame, size in ((ax, view, 7), (inset, "Tripoli", 6)):
        if part is None:
            continue
        basemap(part, places, frame)
        seen = inside(held, frame)
        for row in seen.to_dict("records"):
            mark(part, row, size)
        towns = seen if frame == "Tripoli" else seen[seen["kind"] != "suburb"]
        named(part, apart(towns, frame), arabic)
    if inset is not None:
        inset.set_title("Tripoli (shore and roads schematic)", fontsize=8)
    ax.set_title(f"Who held what on {day.day} {day:%B %Y}", fontsize=10, loc="left")
    key(ax, held)
    table = held[["name", "holder", "since", "agreement"]].sort_values("name")
    used = control.loc[held["control_id"], "source_ids"].explode().dropna()
    return tell(ax, alt_of(held, day), table.rename_axis("place"), used)


def inside(places: pd.DataFrame, view: str) -> pd.DataFrame:
    """The places that lie in a view."""
    west, east, south, north = VIEWS[view]
    return places[
        places["lon"].between(west, east) & places["lat"].between(south, north)
    ]


def apart(places: pd.DataFrame, view: str) -> pd.DataFrame:
    """The places whose names do not run into each other, cities first."""
    west, east, south, north = VIEWS[view]
    width, height = (east - west) / 8, (north - south) / 28
    kept: list[str] = []
    for name in places.assign(city=places["kind"] != "city").sort_values("city").index:
        row = places.loc[name]
        clear = all(
            abs(row["lon"] - places.at[k, "lon"]) > width
            or abs(row["lat"] - places.at[k, "lat"]) > height
            for k in kept
        )
        if clear:
            kept.append(name)
    return places.loc[kept]


def key(ax: Axes, held: pd.DataFrame) -> None:
    """Legend of the holders that appear on the map."""
    marks = [
        Line2D([], [], ls="", marker=look["marker"], color=look["colour"],
               label=label("control", "holder", holder))
        for holder, look in HOLDERS.items()
        if (held["holder"] == holder).any()
    ]  # fmt: skip
    ax.legend(handles=marks, loc="lower left", fontsize=7, framealpha=0.9)


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
