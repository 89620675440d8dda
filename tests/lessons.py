"""What a lesson must be: functions that return faults, held by `test_notebooks`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

import nbformat
import pandas as pd

import tripoli

FORBIDDEN = re.compile(r"\binteract\b|interactive_output|\bOutput\(|clear_output")
TAGS = {"exercise", "solution"}
TIE = re.compile(r"\[([^\]]*)\]\(\.\./data/(\w+)\.csv#([\w-]+)(?:\.(\w+))?\)")
PLAIN = re.compile(
    r"^#+ .*$|^\d+\. |\*\*Time\*\*.*$|lessons? \d+( and \d+)?|sections? [\d ]+(to \d+)?"
    r"|Lesson \d+|Exercise \d+\.\d+|\*\*Source question \d+\.\d+\*\*|covid-19"
    r"|`[^`]*`|<[^>]+>|\]\([^)]*\)|(?<!\d )\b[A-Za-z]+ 20(19|20)\b",
    re.MULTILINE | re.IGNORECASE,
)
PARTS = (
    r"^# \d+\. .+\?$",
    r"^\*Care: ",
    r"\*\*Time\*\* \d+ min in class",
    r"\*\*Needed before\*\*",
    r"^By the end you can$",
    r"^### Exercise ",
    r"^\*\*Source question ",
    r"^## Summary$",
    r"^\*\*Next\*\*",
)
LIVE = "application/vnd.jupyter.widget-view+json"


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code(book) -> list:
    return [cell for cell in book.cells if cell.cell_type == "code"]


def prose(book) -> str:
    return "\n\n".join(c.source for c in book.cells if c.cell_type == "markdown")


def hygiene(book) -> Iterator[str]:
    """Faults that would let nbval pass without comparing anything."""
    cells = code(book)
    counts = [cell.execution_count for cell in cells]
    if counts != list(range(1, len(cells) + 1)):
        yield f"cells were not run once, top to bottom: {counts[:6]}"
    if sum(bool(cell.outputs) for cell in cells) < 10:
        yield "fewer than ten stored outputs to compare"
    for cell in cells:
        name = cell.source.splitlines()[0]
        if cell.source.rstrip().endswith(";"):
            yield f"{name}: ends in a semicolon"
        if FORBIDDEN.search(cell.source):
            yield f"{name}: uses what hangs or cannot be compared"
        if not set(cell.metadata.get("tags", [])) <= TAGS:
            yield f"{name}: has a tag that is not {TAGS}"
        for output in cell.outputs:
            if output.output_type == "error" or LIVE in output.get("data", {}):
                yield f"{name}: stores an error or a live widget"


def shape(book) -> Iterator[str]:
    """Faults of length: a projector shows whole lines, a reader short cells."""
    lengths = [len(cell.source.splitlines()) for cell in code(book)]
    if max(lengths) > 12 or median(lengths) > 3:
        yield f"code cells too long: {max(lengths)} lines, median {median(lengths)}"
    for cell in code(book):
        for line in cell.source.splitlines():
            if len(line) > 72:
                yield f"a line of {len(line)} characters: {line}"


def frame(book) -> Iterator[str]:
    """Parts that every lesson has, headings in order, and row ids in the summary."""
    text = prose(book)
    yield from (f"lacks {p}" for p in PARTS if not re.search(p, text, re.MULTILINE))
    levels = [len(h) for h in re.findall(r"^(#+) ", text, re.MULTILINE)]
    if levels[0] != 1 or levels.count(1) != 1:
        yield "does not open with its one title"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "skips a level of heading"
    claims = re.findall(r"^- .*", text.split("## Summary")[-1], re.MULTILINE)
    if sum(bool(TIE.search(claim)) for claim in claims) < len(claims) - 1:
        yield "more than one point of the summary has no row id"


def exercises(book) -> list[str]:
    """Names of the exercises that a lesson checks, in order, stubs only."""
    stubs = [c.source for c in code(book) if "exercise" in c.metadata.get("tags", [])]
    return [re.search(r'practice\.check\("([\d-]+)"', stub).group(1) for stub in stubs]


def written(value: object) -> set[str]:
    """The ways in which prose may write a value of a table."""
    if isinstance(value, pd.Timestamp):
        return {f"{value.day} {value:%B %Y}", f"{value.day} {value:%B}", f"{value:%F}"}
    if isinstance(value, (int, float)):
        return {f"{value:g}", f"{value:,.0f}"}
    return {str(value)}


def ties(book) -> Iterator[str]:
    """Faults of numbers and dates in prose against the rows they are tied to."""
    text = prose(book)
    for said, table, name, column in TIE.findall(text):
        rows = tripoli.load(table)
        if name not in rows.index:
            yield f"[{said}] is tied to {name}, which is not in {table}.csv"
        elif column and column not in rows.columns:
            yield f"[{said}] is tied to {column}, which {table}.csv does not have"
        elif column and said not in written(value := rows.at[name, column]):
            yield f"[{said}] is tied to {name}.{column}, which is {value}"


def untied(book) -> Iterator[str]:
    """Numbers in prose that no tie holds."""
    loose = PLAIN.sub(" ", TIE.sub(" ", prose(book)))
    for found in re.finditer(r"\d[\d,.]*", loose):
        start = max(found.start() - 30, 0)
        yield f"{found.group()} in …{loose[start : found.end() + 20]!r}"
