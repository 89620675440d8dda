"""Exercises of lesson 06: drones and air defences."""

from tripoli.exercises.frame import Exercise

EXERCISES: dict[str, Exercise] = {}
