"""The exercises of the lessons, by name; each lesson has a module of its own here.

Keys are computed from the tables when asked for, so that no lesson shows them and no
change of a table leaves them behind.
"""

from tripoli.exercises import (
    lesson00,
    lesson01,
    lesson02,
    lesson03,
    lesson04,
    lesson05,
    lesson06,
    lesson07,
    lesson08,
    lesson09,
    lesson10,
    lesson11,
)
from tripoli.exercises.frame import Exercise

EXERCISES: dict[str, Exercise] = {
    **lesson00.EXERCISES,
    **lesson01.EXERCISES,
    **lesson02.EXERCISES,
    **lesson03.EXERCISES,
    **lesson04.EXERCISES,
    **lesson05.EXERCISES,
    **lesson06.EXERCISES,
    **lesson07.EXERCISES,
    **lesson08.EXERCISES,
    **lesson09.EXERCISES,
    **lesson10.EXERCISES,
    **lesson11.EXERCISES,
}
