"""Maps mark every place that the tables hold, and say so in words."""

import pytest

from tripoli import maps
from tripoli.control import holder_on
from tripoli.data import TripoliError


def drawn_marks(ax):
    """Points of all marks of an Axes; lines of the base map have no marker."""
    lines = [line for line in ax.lines if line.get_marker() not in ("", "None")]
    return sum(len(line.get_xdata()) for line in lines)


@pytest.mark.parametrize("day", ["2019-04-03", "2020-05-18", "2020-10-31"])
def test_map_and_inset_mark_each_place_once(tables, day):
    ax = maps.control_map(tables["control"], tables["places"], day)
    held = maps.held_on(tables["control"], tables["places"], day)
    inset = maps.inside(held, "Tripoli")
    local = inset["kind"].isin(maps.LOCAL).sum()
    assert drawn_marks(ax) == len(maps.inside(held, "north-west")) - local
    assert drawn_marks(ax.figure.axes[1]) == len(inset)


def test_alt_text_counts_holders_and_names_the_contested(tables):
    ax = maps.control_map(tables["control"], tables["places"], "2020-05-18")
    held = holder_on(tables["control"], "2020-05-18")["holder"]
    alt = ax.tripoli["alt"]
    assert f"GNA {(held == 'gna').sum()}" in alt and "Ain Zara" in alt
    assert len(ax.tripoli["table"]) == len(held)


def test_names_may_be_arabic(tables):
    ax = maps.control_map(
        tables["control"], tables["places"], "2020-05-18", arabic=True
    )
    assert "مصراتة" in {text.get_text() for text in ax.texts}


def test_names_do_not_cover_each_other(tables):
    ax = maps.control_map(tables["control"], tables["places"], "2020-05-18")
    ax.figure.canvas.draw()
    boxes = [t.get_window_extent() for t in ax.texts if t.get_style() == "normal"]
    covered = [(a, b) for a in boxes for b in boxes if a is not b and a.overlaps(b)]
    assert len(covered) <= 4


def test_roads_join_places_of_the_gazetteer(tables):
    stops = {stop for road in maps.roads().values() for stop in road}
    assert stops <= set(tables["places"].index)


def test_the_base_map_is_small_and_credited():
    path = maps.folder() / "coast.geojson"
    assert path.stat().st_size < 12_000
    assert "Natural Earth" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("day, view", [("soon", "Libya"), ("2020-05-18", "Benghasi")])
def test_a_wrong_day_or_view_is_one_sentence(tables, day, view):
    with pytest.raises(TripoliError):
        maps.control_map(tables["control"], tables["places"], day, view=view)
