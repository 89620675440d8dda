"""Charts of where air strikes fell: a map for each side, and distances from a place."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tripoli import maps
from tripoli.charts.flyers import WHO, flown, said
from tripoli.charts.frame import ABOVE, LEAST, canvas, spoken, title
from tripoli.data import one_of, to_day, to_span
from tripoli.events import air_strikes, between
from tripoli.names import write_names
from tripoli.places import distance_km
from tripoli.style import HOLDERS, INK, SAND, tell

PANEL = 4.9
"""Inches that each side's map is wide."""

MARGIN = {"north-west": (0.19, 0.04), "Tripoli": (0, 0.04)}
"""Parts of a view's width and height, at the left and below, where names are cut."""


def panels() -> dict[str, dict[str, Axes]]:
    """Four maps on one sheet, by side and view: a column each, north-west above."""
    heights = {view: maps.height_of(view, PANEL) for view in ("north-west", "Tripoli")}
    across, up = 2 * PANEL + 0.3, sum(heights.values()) + 1.3
    sheet, made = Figure(figsize=(across, up)), {"gna": {}, "laaf": {}}
    for at, side in enumerate(made):
        left, bottom = 0.1 + at * (PANEL + 0.1), up - 0.3
        for view, high in heights.items():
            bottom -= high
            box = (left / across, bottom / up, PANEL / across, high / up)
            made[side][view] = sheet.add_axes(box)
            bottom -= 0.3
    return made


def on_view(spots: pd.DataFrame, view: str) -> pd.DataFrame:
    """Places that a view shows: those of Tripoli only in the view of Tripoli."""
    seen = maps.inside(spots, view)
    seen = seen[seen["kind"] != "region"]
    if view == "Tripoli":
        return seen
    return seen.drop(maps.inside(seen[seen["kind"].isin(maps.LOCAL)], "Tripoli").index)


def named(seen: pd.DataFrame, side: str, view: str) -> pd.DataFrame:
    """Places in the order in which names get room, without names across the frame."""
    west, east, south, north = maps.VIEWS[view]
    left, low = MARGIN[view]
    clear = seen["lat"] > south + low * (north - south)
    clear &= seen["lon"] > west + left * (east - west)
    return seen[clear].sort_values(side, ascending=False, kind="stable")


def rings(ax: Axes, spots: pd.DataFrame, who: str) -> None:
    """A symbol at each place, its area by the rows of one side."""
    some, look = spots[spots[who] > 0], HOLDERS[who]
    size = {"marker": look["marker"], "s": 22 * some[who], "zorder": 3, "lw": 1.4}
    fill = look["colour"] if who == "unknown" else "none"
    ax.scatter(
        some["lon"], some["lat"], facecolors=fill, edgecolors=look["colour"], **size
    )


def column(
    parts: dict[str, Axes], side: str, spots: pd.DataFrame, places: pd.DataFrame
) -> set[str]:
    """Draw the maps of one side by view; return the places that they show."""
    heads = {"north-west": f"said to be flown by the {WHO[side]}",
             "Tripoli": "Tripoli (schematic)"}  # fmt: skip
    some, shown = spots[spots[[side, "unknown"]].sum(axis=1) > 0], set()
    for view, ax in parts.items():
        seen, frame = on_view(some, view), maps.VIEWS[view]
        maps.basemap(ax, places, view)
        rings(ax, seen, "unknown")
        rings(ax, seen, side)
        write_names(ax, named(seen, side, view), frame, PANEL, False)
        ax.set_title(heads[view], loc="left", fontsize=LEAST + 1)
        shown |= set(seen.index)
    return shown


def look_of(who: str, **more) -> Line2D:
    """One symbol of a legend: that of a side."""
    return Line2D([], [], ls="", marker=HOLDERS[who]["marker"], label=WHO[who], **more)


def strikes_map(
    events: pd.DataFrame, places: pd.DataFrame, actors: pd.DataFrame
) -> Axes:
    """Draw where rows place air strikes, a column of maps for each side that flew.

    The area of a symbol grows with the number of rows. Rows that name nobody are drawn
    in both columns; rows of another state, or without a place on the maps, are told in
    the alt text. Returns the first Axes.
    """
    rows = flown(air_strikes(events), actors).dropna(subset="place_id")
    counts = pd.crosstab(rows["place_id"], rows["who"]).rename_axis(columns=None)
    counts = counts.reindex(columns=list(WHO), fill_value=0)
    spots = places.loc[counts.index].join(counts)
    spots = spots.loc[counts.sum(axis=1).sort_values(ascending=False).index]
    made, shown = panels(), set()
    for side, parts in made.items():
        seen = column(parts, side, spots, places)
        drawn = rows["who"].isin([side, "unknown"]) & rows["place_id"].isin(seen)
        shown |= set(rows.index[drawn])
    ax = made["gna"]["north-west"]
    keys = [
        look_of(who, mfc="none", mec=HOLDERS[who]["colour"])
        for who in ("gna", "laaf", "unknown")
    ]
    below = {"loc": "lower center", "ncols": 3, "fontsize": LEAST, "frameon": False}
    ax.figure.legend(handles=keys, title="the area of a symbol is rows", **below)
    five = counts.sum(axis=1).reindex(spots.index).head(5).items()
    first = ", ".join(f"{places.at[p, 'name']} {n}" for p, n in five)
    alt = (
        f"Maps of rows on air strikes, a column for each side: "
        f"{said(rows['who'].value_counts())}. Most rows: {first}. "
        f"{len(air_strikes(events)) - len(shown)} rows are of another state, or lie "
        "outside the maps, or have no place."
    )
    return tell(ax, alt, spots[["name", *counts]], rows["source_ids"].explode())


def round_place(
    events: pd.DataFrame, places: pd.DataFrame, actors: pd.DataFrame, here: pd.Series
) -> pd.DataFrame:
    """Return rows on strikes with the km from a place; where they have a point."""
    rows = flown(air_strikes(events), actors).dropna(subset="place_id")
    rows = rows[rows["place_id"] != "P-libya"].join(
        places[["name", "lat", "lon", "uncertainty_km"]], on="place_id"
    )
    at = rows[["lat", "lon"]].astype(float)
    km = distance_km(here["lat"], here["lon"], at["lat"], at["lon"])
    return rows.assign(km=km.round(0).astype(int))


def dots(ax: Axes, rows: pd.DataFrame) -> None:
    """A symbol for each row, with its days across and its doubt up and down."""
    for row in rows.itertuples():
        look = HOLDERS[row.who]
        ax.hlines(row.km, row.date_start, row.date_end, color=look["colour"], lw=1.5)
        low, high = max(row.km - row.uncertainty_km, 0), row.km + row.uncertainty_km
        ax.vlines(row.date_start, low, high, color=SAND, lw=1, zorder=1)
        fill = look["colour"] if row.own_word else "white"
        style = {"marker": look["marker"], "mfc": fill, "mec": look["colour"], "ms": 5}
        ax.plot(row.date_start, row.km, ls="", zorder=3, **style)


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
    rows = round_place(between(events, begin, end), places, actors, here)
    ax = ax or canvas(4.2, 10)
    dots(ax, rows)
    ax.axvline(turn, color="#000", lw=1, ls=":")
    top = {"xycoords": ("data", "axes fraction"), "ha": "right", "fontsize": LEAST}
    ax.annotate(f"{spoken(turn)} ", (turn, 0.96), **top)
    margin = pd.Timedelta(days=2)
    ax.set(ylabel=f"km from {here['name']}", ylim=(-12, None))
    ax.set(xlim=(begin - margin, end + margin))
    beside_names(ax, rows)
    title(ax, f"{rows.index.nunique()} rows on strikes")
    ax.tick_params(axis="x", rotation=30)
    flew = [who for who in WHO if (rows["who"] == who).any()]
    keys = [look_of(who, color=HOLDERS[who]["colour"]) for who in flew]
    hollow = Line2D([], [], ls="", marker="o", mfc="white", mec=INK)
    hollow.set_label("hollow: alleged, disputed")
    ax.legend(handles=[*keys, hollow], **ABOVE)
    once = rows[~rows.index.duplicated()]
    early, there = once["date_start"] < turn, once["km"] == 0
    alt = (
        f"Dots of {rows.index.nunique()} rows on strikes by day and distance from "
        f"{here['name']}, {spoken(begin)} to {spoken(end)}. Begun before "
        f"{spoken(turn)}: {early.sum()}, {(early & there).sum()} of them there. From "
        f"that day: {(~early).sum()}, {(~early & there).sum()} of them there."
    )
    table = rows[["date_start", "date_end", "name", "km", "who", "attribution"]]
    return tell(ax, alt, table.sort_values("date_start"), rows["source_ids"].explode())


def beside_names(ax: Axes, rows: pd.DataFrame) -> None:
    """Name at the right edge the places with most rows, where there is room."""
    taken: list[int] = []
    at = {"xycoords": ("axes fraction", "data"), "fontsize": LEAST, "va": "center"}
    for name in rows["name"].value_counts().index:
        km = int(rows.loc[rows["name"] == name, "km"].iloc[0])
        if all(abs(km - other) > rows["km"].max() / 20 for other in taken):
            taken.append(km)
            ax.annotate(name, (1.005, km), annotation_clip=False, **at)
