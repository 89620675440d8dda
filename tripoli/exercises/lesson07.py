"""Exercises of lesson 07: roads and supply."""

from tripoli.exercises.frame import Exercise

EXERCISES: dict[str, Exercise] = {}
