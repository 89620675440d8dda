"""A lesson as it is read without a kernel, and the notebook that it offers."""

import re
from pathlib import Path

import nbformat
from editions import student, tagged, write
from nbformat import NotebookNode

ROW = re.compile(r"\]\(\.\./data/\w+\.csv#([\w-]+)(?:\.\w+)?\)")
BOOK = re.compile(r"\[([^]]+)\]\((\.\./teaching/[\w-]+\.ipynb)\)")
TABLE = re.compile(r"\]\(\.\./data/(\w+)\.csv\)")
IN_HTML = re.compile(r'href="\.\./data/(\w+)\.csv"')
NEEDS_KERNEL = ("Chooser of ", "Beside the scrubber")
STILL = "<p><strong>This drawing needs a running notebook to move.</strong></p>"


def linked(text: str) -> str:
    """Markdown whose links to rows and tables lead to their pages."""
    text = ROW.sub(lambda row: f"](#{row[1].lower()})", text)
    text = BOOK.sub(r"{download}`\1 <\2>`", text)
    return TABLE.sub(r"](../data/\1.md)", text).replace("/vocab.md", "/codebook.md")


def still(output: NotebookNode) -> NotebookNode:
    """An output whose links lead to pages, and which says if it needs a kernel."""
    data = output.get("data", {})
    if "text/html" in data:
        page = IN_HTML.sub(r'href="../data/\1.html"', data["text/html"])
        waits = data["text/plain"].startswith(NEEDS_KERNEL)
        data["text/html"] = f"{STILL}{page}" if waits else page
    return output


def shown(cell: NotebookNode) -> NotebookNode:
    """A cell as it is read: links that lead somewhere, solutions folded."""
    if cell.cell_type == "markdown":
        return NotebookNode(cell | {"source": linked(cell.source)})
    if tagged(cell, "solution"):
        cell.metadata.tags.append("hide-cell")
    cell.outputs = [still(output) for output in cell.outputs]
    return cell


def lay_lesson(path: Path, where: Path) -> None:
    """Write a lesson to read, and the student's notebook it offers."""
    master = nbformat.read(path, as_version=4)
    write(where / "student" / path.name, nbformat.writes(student(master)))
    book = NotebookNode(master | {"cells": [shown(cell) for cell in master.cells]})
    offer = f"{{download}}`Download this lesson as a notebook <../student/{path.name}>`"
    book.cells[0].source += f"\n\n{offer}"
    write(where / "notebooks" / path.name, nbformat.writes(book))
