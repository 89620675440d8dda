"""Exercises of lesson 08: what it cost."""

from tripoli.exercises.frame import Exercise

EXERCISES: dict[str, Exercise] = {}
