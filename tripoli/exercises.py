"""The exercises of the lessons: keys computed from the tables, reasons and hints."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Exercise:
    """One coding exercise; `key` and each wrong answer are computed when asked for."""

    key: Callable[[], object]
    right: str
    look: str
    wrong: tuple[tuple[Callable[[], object], str], ...]
    hints: tuple[str, str, str]


EXERCISES: dict[str, Exercise] = {}
