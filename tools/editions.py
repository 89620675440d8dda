"""Build two editions of the lessons from their masters: to learn by and to teach by.

usage: python tools/editions.py OUT

The student's has no solutions, no folded answers and no stored outputs. The
instructor's has the teaching notes, open solutions, and the key to each exercise with
typical errors.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from tripoli.data import TripoliError, write_whole
from tripoli.exercises import EXERCISES, Exercise
from tripoli.practice import plain

ROOT = Path(__file__).parents[1]
LESSONS = ROOT / "notebooks"
NOTES = ROOT / "teaching"
ANSWER = re.compile(r"\n*<details><summary>One answer</summary>.*?</details>", re.S)
ASKED = re.compile(r'practice\.check\("([\d-]+)"')
LONGEST = 300  # characters of a key; a longer one is cut


def tagged(cell: NotebookNode, tag: str) -> bool:
    return tag in cell.metadata.get("tags", [])


def unrun(cell: NotebookNode) -> NotebookNode:
    """A cell without outputs, and without the folded answers of its prose."""
    if cell.cell_type == "code":
        return NotebookNode(cell | {"outputs": [], "execution_count": None})
    return NotebookNode(cell | {"source": ANSWER.sub("", cell.source)})


def student(master: NotebookNode) -> NotebookNode:
    """Return the edition that students get: nothing in it gives an answer away."""
    kept = [unrun(cell) for cell in master.cells if not tagged(cell, "solution")]
    return NotebookNode(master | {"cells": kept})


def opened(cell: NotebookNode) -> NotebookNode:
    """A solution whose source and outputs are not folded."""
    metadata = {k: v for k, v in cell.metadata.items() if k != "jupyter"}
    return NotebookNode(cell | {"metadata": NotebookNode(metadata)})


def short(value: object) -> str:
    text = str(plain(value))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."


def marking(name: str, task: Exercise) -> str:
    """The key of an exercise and its typical errors, as Markdown."""
    errors = [f"- `{short(wrong())}`: {reason}" for wrong, reason in task.wrong]
    return "\n".join(
        [f"**Key {name}** `{short(task.key())}`", "", "Typical errors:", "", *errors]
    )


def with_key(cell: NotebookNode) -> list[NotebookNode]:
    """A cell as the instructor sees it: solutions open, with their key beneath."""
    if not tagged(cell, "solution"):
        return [cell]
    (name,) = ASKED.findall(cell.source)
    key = new_markdown_cell(marking(name, EXERCISES[name]), id=f"key-{name}")
    return [opened(cell), key]


def instructor(master: NotebookNode, notes: str) -> NotebookNode:
    """Return the edition to teach by; `notes` stand after the title, in a cell."""
    first, *rest = master.cells
    cells = [first, new_markdown_cell(notes.replace("\n#", "\n##"), id="notes")]
    cells += [part for cell in rest for part in with_key(cell)]
    return NotebookNode(master | {"cells": cells})


def notes_on(lesson: Path) -> str:
    """The teaching notes of a lesson; a sentence if nobody wrote them."""
    path = NOTES / f"{lesson.stem}.md"
    if not path.exists():
        raise TripoliError(f"{path.name} is missing from teaching/: write its notes.")
    return path.read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    """Write a file, and the folders above it that are not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text)


def build(out: Path) -> Iterator[Path]:
    """Write both editions of every lesson; tell each file once it is written."""
    for path in sorted(LESSONS.glob("[0-9]*.ipynb")):
        master = nbformat.read(path, as_version=4)
        taught = instructor(master, notes_on(path))
        editions = {"student": student(master), "instructor": taught}
        for edition, book in editions.items():
            file = out / edition / path.name
            write(file, nbformat.writes(book, ensure_ascii=False) + "\n")
            yield file


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name the folder to write into: python tools/editions.py OUT")
    for file in build(Path(sys.argv[1])):
        print(file, flush=True)
