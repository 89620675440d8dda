"""Sourced event tables of the battle for Tripoli, and the helpers of the course.

Start with `load("events")`. Charts, maps and the scrubber are modules of their own,
so that `import tripoli` stays quick: `from tripoli import charts, maps`.
"""

from tripoli.cite import bibliography, cite, origins
from tripoli.control import changes, holder_on
from tripoli.data import codebook, label, load, vocab
from tripoli.events import between, upto, weekly

__all__ = [
    "between",
    "bibliography",
    "changes",
    "cite",
    "codebook",
    "holder_on",
    "label",
    "load",
    "origins",
    "upto",
    "vocab",
    "weekly",
]
