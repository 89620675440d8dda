"""Exercises of lesson 05: foreign intervention."""

from tripoli.exercises.frame import Exercise

EXERCISES: dict[str, Exercise] = {}
