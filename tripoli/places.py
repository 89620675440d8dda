"""Distances between places, and the air bases; where they are is left to the table."""

import numpy as np

EARTH_KM = 6371.0

BASES = (
    "P-mitiga",
    "P-misrata-airport",
    "P-watiya",
    "P-ghardabiya",
    "P-jufra",
    "P-khadim",
)
"""Bases that rows name as a start or a target, and whose holder the tables know."""


def distance_km(lat1, lon1, lat2, lon2):
    """Return the great-circle distance in km between points in degrees.

    Takes numbers, Series or arrays, and returns the same.
    """
    lat1, lon1, lat2, lon2 = (np.radians(x) for x in (lat1, lon1, lat2, lon2))
    north, east = np.sin((lat2 - lat1) / 2) ** 2, np.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * np.arcsin(np.sqrt(north + np.cos(lat1) * np.cos(lat2) * east))
