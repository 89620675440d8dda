"""A lesson that neither runs nor folds: what hand-outs and slides share."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode

from tripoli.data import TripoliError

LICENCE = "The battle for Tripoli · CC BY 4.0"
ROW = re.compile(r"\[([^]]*)\]\(\.\./data/\w+\.csv#([\w-]+)(?:\.\w+)?\)")
DETAILS = re.compile(r"<details>.*?</details>", re.S)
HINT = re.compile(r" Run the cell to [^.]*\.")
DAY = re.compile(r">(\d{4}-\d\d-\d\d)<")
TITLE = re.compile(r"^# (.+)$", re.M)


def named(paragraph: str) -> str:
    """Markdown whose links to rows became the ids of those rows, each told once."""
    told = {row for text, row in ROW.findall(paragraph) if text == row}

    def shown(link: re.Match) -> str:
        text, row = link.groups()
        if text != row and row in told:
            return text
        told.add(row)
        small = f'<small class="row">{row}</small>'
        return small if text == row else f"{text} ({small})"

    return ROW.sub(shown, paragraph)


def title(book: NotebookNode) -> str:
    return TITLE.search(book.cells[0].source)[1]


def unfolded(page: str) -> str:
    """HTML of an output without what it folds and asks to run; days stay on a line."""
    page = HINT.sub("", DETAILS.sub("", page))
    return DAY.sub(r'><span class="day">\1</span><', page)


def command(tool: str, arguments: list[str], build: Callable) -> int:
    """Run a tool that builds lessons into a folder; a fault is one sentence."""
    if len(arguments) < 2:
        usage = f"python tools/{tool} OUT NOTEBOOK ..."
        print(f"name a folder, then notebooks: {usage}", file=sys.stderr)
        return 2
    out, *lessons = map(Path, arguments)
    try:
        out.mkdir(parents=True, exist_ok=True)
        build(out, lessons)
    except TripoliError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0
