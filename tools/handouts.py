"""Print a hand-out of each lesson: what a student sees, with room to write.

usage: python tools/handouts.py OUT NOTEBOOK ...

Text, code and figures are those of the notebook. Solutions and answers are left out;
the words that a lesson links in the glossary stand at its end.
"""

import re
import sys
from html import escape
from pathlib import Path

from brief import alone, browser, printed, read
from editions import ANSWER, NOTES, tagged
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from plainlesson import LICENCE, command, named, title, unfolded

from tripoli.data import TripoliError, write_whole

STYLE = Path(__file__).parents[1] / "site" / "handout.css"
SCRIPT = STYLE.with_suffix(".js")
WORD = re.compile(r"\[([^]]*)\]\(\.\./teaching/glossary\.md#([\w-]+)\)")
DATE = re.compile(rb"\(D:\d{14}")
EPOCH = b"(D:20200101000000"  # the same lesson gives the same bytes
STUB = f'<div class="room"><code>answer =</code>{"<hr>" * 3}</div>'
ROOM = f'\n\n<div class="room">{"<hr>" * 5}</div>\n\n'
NAME = '<p class="name">Name <span></span> Date <span></span></p>\n\n'
ABOUT = """

*The numbers and sources of each figure fold open in the notebook. Small letters such as
I-turkey-1 name a row of a table, where its sources stand.*
"""
PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
@page {{ @bottom-left {{ content: "{footer}"; }} }}
@page {{ @bottom-center {{ content: "{licence}"; }} }}
{style}</style>
</head>
<body><main>
{body}
</main>
<script>{script}</script>
</body>
</html>
"""


def glossary() -> dict[str, str]:
    """The entries of the glossary as Markdown, by their anchors."""
    text = (NOTES / "glossary.md").read_text(encoding="utf-8")
    entries = (part.split("\n\n", 2) for part in text.split("\n## ")[1:])
    return {
        word.lower().replace(" ", "-"): f"**{word}** ({arabic.strip('*')}): {meaning}"
        for word, arabic, meaning in entries
    }


def words(book: NotebookNode) -> NotebookNode:
    """The glossary's entries for the words that a lesson links."""
    text = "\n".join(c.source for c in book.cells if c.cell_type == "markdown")
    meant = glossary()
    told = [meant[word] for word in sorted({word for _, word in WORD.findall(text)})]
    return new_markdown_cell("\n\n".join(["## Words", *told] if told else []))


def prose(cell: NotebookNode) -> NotebookNode:
    """A cell of text with row ids, and room to write where an answer was folded."""
    text = WORD.sub(r'<span class="word">\1</span>', ANSWER.sub(ROOM, cell.source))
    source = "\n\n".join(map(named, text.split("\n\n")))
    return NotebookNode(cell | {"source": source})


def on_paper(cell: NotebookNode) -> NotebookNode:
    """A cell as it is printed: a stub as room to write, nothing folded."""
    if cell.cell_type == "markdown":
        return prose(cell)
    if tagged(cell, "exercise"):
        return new_markdown_cell(STUB)
    for output in cell.outputs:
        data = output.get("data", {})
        if "text/html" in data:
            data["text/html"] = unfolded(data["text/html"])
    return cell


def handout(master: NotebookNode) -> NotebookNode:
    """The notebook that is printed."""
    kept = [cell for cell in master.cells if not tagged(cell, "solution")]
    first, *rest = map(on_paper, kept)
    first.source = NAME + first.source + ABOUT
    return NotebookNode(master | {"cells": [first, *rest, words(master)]})


def page(master: NotebookNode) -> str:
    """The hand-out as one HTML page that loads nothing."""
    exporter = HTMLExporter(
        template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True
    )
    body, _ = exporter.from_notebook_node(handout(master))
    return PAGE.format(
        title=escape(title(master)),
        footer=title(master).replace('"', r"\""),
        licence=LICENCE,
        style=STYLE.read_text(encoding="utf-8"),
        body=alone(body),
        script=SCRIPT.read_text(encoding="utf-8"),
    )


def build(out: Path, lessons: list[Path]) -> None:
    """Write the hand-out of each lesson as PDF, saying which."""
    program = browser()
    if not program:
        raise TripoliError("hand-outs are printed by Chromium: install it first.")
    for number, path in enumerate(lessons, 1):
        html = out / f"{path.stem}.html"
        write_whole(html, page(read(path)))
        pdf = printed(html, program)
        pdf.write_bytes(DATE.sub(EPOCH, pdf.read_bytes()))
        html.unlink()
        print(f"[{number}/{len(lessons)}] {pdf}", flush=True)


def main(arguments: list[str]) -> int:
    """Print the hand-outs; a fault is one sentence."""
    return command("handouts.py", arguments, build)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
