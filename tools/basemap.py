"""Clip data/coast.geojson from npm's world-atlas (Natural Earth, public domain).

usage: npm pack world-atlas@2.0.2 && python tools/basemap.py world-atlas-2.0.2.tgz
"""

import json
import sys
import tarfile
from pathlib import Path

OUT = Path(__file__).parents[1] / "data" / "coast.geojson"
WEST, SOUTH, EAST, NORTH = 9.0, 24.0, 25.2, 34.2
CREDIT = "Natural Earth 1:10m by way of world-atlas 2.0.2; public domain"
SHORE = [  # schematic: drawn by hand through the gazetteer's ports and suburbs
    [12.86, 32.82], [12.95, 32.83], [13.02, 32.84], [13.10, 32.86], [13.16, 32.89],
    [13.20, 32.91], [13.24, 32.90], [13.28, 32.91], [13.35, 32.91], [13.42, 32.90],
    [13.52, 32.82],
]  # fmt: skip


NAMES = {
    "Mediterranean Sea": [14.6, 33.15],
    "Tunisia": [10.75, 32.9],
    "Algeria": [9.35, 28.5],
    "Egypt": [25.1, 28.5],
}


def arcs(topology: dict) -> list[list[list[float]]]:
    """Every arc as absolute degrees, decoded from quantised steps."""
    (sx, sy), (tx, ty) = topology["transform"].values()
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append([x * sx + tx, y * sy + ty])
        decoded.append(points)
    return decoded


def used(node: list | int) -> set[int]:
    """Numbers of the arcs that a geometry refers to, without direction."""
    if isinstance(node, int):
        return {node if node >= 0 else ~node}
    return set().union(*map(used, node)) if node else set()


def pieces(points: list) -> list[list]:
    """The runs of an arc inside the frame, rounded and without repeats."""
    runs, run = [], []
    for x, y in [*points, [None, None]]:
        if x is not None and WEST <= x <= EAST and SOUTH <= y <= NORTH:
            point = [round(x, 2), round(y, 2)]
            if not run or point != run[-1]:
                run.append(point)
        else:
            runs.append(run)
            run = []
    return [run for run in runs if len(run) > 1]


def feature(kind: str, lines: list) -> dict:
    geometry = {"type": "MultiLineString", "coordinates": lines}
    return {"type": "Feature", "properties": {"kind": kind}, "geometry": geometry}


def name(text: str, point: list[float]) -> dict:
    geometry = {"type": "Point", "coordinates": point}
    return {"type": "Feature", "properties": {"kind": text}, "geometry": geometry}


def main(tarball: str) -> None:
    with tarfile.open(tarball) as tar:
        topology = json.load(tar.extractfile("package/countries-10m.json"))
    shared: dict[int, int] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        for arc in used(country["arcs"]):
            shared[arc] = shared.get(arc, 0) + 1
    points = arcs(topology)
    coast = [r for a, n in shared.items() if n == 1 for r in pieces(points[a])]
    border = [r for a, n in shared.items() if n > 1 for r in pieces(points[a])]
    features = [feature("coast", coast), feature("border", border)]
    features.append(feature("tripoli shore, schematic", [SHORE]))
    features += [name(text, point) for text, point in NAMES.items()]
    atlas = {"type": "FeatureCollection", "credit": CREDIT, "features": features}
    OUT.write_text(json.dumps(atlas, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name the tarball that `npm pack world-atlas@2.0.2` leaves here")
    main(sys.argv[1])
