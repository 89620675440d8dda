"""Distances."""

import pytest

from tripoli.places import distance_km


def test_a_degree_of_latitude_is_111_km():
    assert distance_km(32, 13, 33, 13) == pytest.approx(111.2, abs=0.1)


def test_the_base_is_far_from_the_outskirts(tables):
    at = tables["places"].loc[["P-tripoli", "P-watiya"], ["lat", "lon"]].to_numpy()
    assert 120 < distance_km(*at.ravel().astype(float)) < 140
