"""Looks cover the vocabulary, differ without colour, and stand out on their ground."""

import re
from pathlib import Path

import pytest
from matplotlib.colors import to_rgb

from tripoli import style
from tripoli.data import vocab
from tripoli.style import FAMILIES, HOLDERS, KINDS, OUTCOMES, QUANTITIES, STATUSES


@pytest.mark.parametrize(
    "looks, table, column",
    [
        (HOLDERS, "control", "holder"),
        (KINDS, "events", "kind"),
        (OUTCOMES, "claims", "outcome"),
        (STATUSES, "support", "status"),
        ({"none": {}} | QUANTITIES, "support", "quantity_basis"),
    ],
)
def test_every_code_has_a_look(looks, table, column):
    assert set(looks) == set(vocab(table, column)["code"])


def test_every_kind_is_in_a_family():
    assert set(KINDS.values()) == set(FAMILIES)


@pytest.mark.parametrize(
    "looks, sign",
    [
        (HOLDERS, "marker"),
        (HOLDERS, "hatch"),
        (FAMILIES, "marker"),
        (OUTCOMES, "hatch"),
        (STATUSES, "marker"),
        (QUANTITIES, "marker"),
    ],
)
def test_looks_differ_without_colour(looks, sign):
    assert len({look[sign] for look in looks.values()}) == len(looks)


def luminance(colour):
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in to_rgb(colour)
    ]
    return sum(
        weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_faded_events_still_stand_out():
    code = (Path(style.__file__).parent / "scrubber" / "map.mjs").read_text(
        encoding="utf-8"
    )
    left = 1 - float(re.search(r"const FADE = ([\d.]+)", code).group(1))
    for name, look in FAMILIES.items():
        for colour, ground in ((look["colour"], "#fbfaf6"), (look["dark"], "#1c2227")):
            pairs = zip(to_rgb(colour), to_rgb(ground), strict=True)
            faded = [left * mark + (1 - left) * page for mark, page in pairs]
            assert contrast(faded, ground) >= 3, name


@pytest.mark.parametrize("looks", [HOLDERS, FAMILIES], ids=["holders", "families"])
def test_marks_stand_out_three_to_one_in_light_and_dark(looks):
    for name, look in looks.items():
        assert contrast(look["colour"], "#fbfaf6") >= 3, name
        assert contrast(look["dark"], "#1c2227") >= 3, name
