"""Counts round a truce, and how often chance alone would do as much."""
