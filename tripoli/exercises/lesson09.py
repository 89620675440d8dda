"""Exercises of lesson 09: promises."""

from tripoli.exercises.frame import Exercise

EXERCISES: dict[str, Exercise] = {}
