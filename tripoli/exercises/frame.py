"""What an exercise is made of."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Exercise:
    """One coding exercise.

    `key` computes the answer. `right` is said of it, and `look` of an answer that is
    neither the key nor one of `wrong`, which pairs typical errors with their reasons.
    """

    key: Callable[[], object]
    right: str
    look: str
    wrong: tuple[tuple[Callable[[], object], str], ...]
    hints: tuple[str, str, str]
