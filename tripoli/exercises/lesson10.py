"""Exercises of lesson 10: trust in the tables."""

from tripoli.exercises.frame import Exercise

EXERCISES: dict[str, Exercise] = {}
