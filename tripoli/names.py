"""Names beside marks on a map, as many as fit without running into each other."""

from math import cos, radians

import pandas as pd
from matplotlib.axes import Axes

from tripoli.style import LEAST

SIDES = (
    (5, -4, "left"),
    (-5, -4, "right"),
    (0, 4, "center"),
    (0, -12, "center"),
    (4, 3, "left"),
    (-4, 3, "right"),
    (4, -10, "left"),
    (-4, -10, "right"),
)
"""Where a name may stand beside its mark: points right and up, and alignment."""

WIDTH, HEIGHT = 0.58, 1.1  # of a letter and of a line, in sizes of the type
SHIFT = {"left": 0, "center": 0.5, "right": 1}


def overlap(one: tuple, other: tuple) -> bool:
    """Whether two boxes (left, bottom, right, top) share ground."""
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def boxes(x: float, y: float, name: str) -> list[tuple]:
    """The box in points that a name takes at each of its sides, best side first."""
    wide = WIDTH * LEAST * len(name)
    lefts = [x + dx - SHIFT[side] * wide for dx, _, side in SIDES]
    return [
        (left, y + dy, left + wide, y + dy + HEIGHT * LEAST)
        for left, (_, dy, _) in zip(lefts, SIDES, strict=True)
    ]


def write_names(
    ax: Axes,
    places: pd.DataFrame,
    frame: tuple,
    inches: float,
    arabic: bool,
) -> None:
    """Name places in the order given, in an Axes of known width and frame.

    `frame` is west, east, south and north in degrees. A name stays within the frame.
    It may cover the mark of a junction, which is small, but no other mark and no name.
    """
    west, east, south, north = frame
    scale = inches * 72 / (east - west)  # points a degree of longitude
    tall = scale / cos(radians((south + north) / 2))
    taken = [
        ((p.lon - west) * scale - 3, (p.lat - south) * tall - 3,
         (p.lon - west) * scale + 3, (p.lat - south) * tall + 3)
        for p in places[places["kind"] != "junction"].itertuples()
    ]  # fmt: skip
    for place in places.itertuples():
        name = place.name_ar if arabic else place.name
        x, y = (place.lon - west) * scale, (place.lat - south) * tall
        for box, (dx, dy, side) in zip(boxes(x, y, name), SIDES, strict=True):
            outside = box[0] < 0 or box[2] > inches * 72
            outside |= box[1] < 0 or box[3] > (north - south) * tall
            if not outside and not any(overlap(box, other) for other in taken):
                taken.append(box)
                at = {"xytext": (dx, dy + 1), "textcoords": "offset points", "ha": side}
                ax.annotate(name, (place.lon, place.lat), fontsize=LEAST, **at)
                break
