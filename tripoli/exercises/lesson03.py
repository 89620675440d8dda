"""Exercises of lesson 03: how a march became a siege."""

from tripoli.exercises.frame import Exercise

EXERCISES: dict[str, Exercise] = {}
