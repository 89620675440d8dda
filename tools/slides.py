"""Make a deck of slides of each lesson: one page that opens from a file.

usage: python tools/slides.py OUT NOTEBOOK ...

Left and right move by section, down through it: its question, each figure and short
table, what the text reads from them, the exercise and the question on a source. Nothing
is written twice: a deck is cut from its notebook by rule, code and answers left out.
"""

import re
import sys
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import sphinx_revealjs
from brief import alone, read
from editions import ANSWER, tagged
from nbconvert.filters import markdown2html
from nbformat import NotebookNode
from plainlesson import LICENCE, named, title, unfolded

from tripoli.data import TripoliError, write_whole

SITE = Path(__file__).parents[1] / "site"
REVEAL = Path(sphinx_revealjs.__file__).parent / "_static" / "revealjs" / "dist"
WORDS = 70  # of prose on a slide
LETTERS, ROWS = 900, 8  # of a table on a slide; a longer one goes on over the next
HEADING = re.compile(r"(#+) (.+)")
QUESTION = re.compile(r"\*\*(Source question [\d.]+)\*\* ")
APART = re.compile(r"\n\n+(?!- |\d+\. )")  # a list stays with what announces it
TAGS = re.compile(r"<[^>]+>|\]\([^)]*\)")
TABLE = re.compile(r"(<table.*?<tbody>)(.*?)(</tbody>\s*</table>)", re.S)
TR = re.compile(r"<tr\b.*?</tr>", re.S)
PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<div class="reveal"><main class="slides">
{slides}
</main></div>
<p class="licence">{licence}</p>
<script>{script}</script>
<script>
Reveal.initialize({{ width: 1280, height: 720, margin: 0, center: false, hash: true,
  transition: "none", backgroundTransition: "none", slideNumber: "c/t" }});
</script>
</body>
</html>
"""


def letters(text: str) -> str:
    """What is read of Markdown or HTML."""
    return " ".join(TAGS.sub(" ", text).split())


def packed(pieces: list[str], weight: Callable[[str], float]) -> Iterator[list[str]]:
    """Pieces in their order, put together while they weigh no more than one."""
    some, full = [], 0.0
    for piece in pieces:
        if some and full + weight(piece) > 1:
            yield some
            some, full = [], 0.0
        some.append(piece)
        full += weight(piece)
    if some:
        yield some


def wordy(text: str) -> float:
    return len(letters(text).split()) / WORDS


def wide(row: str) -> float:
    return max(len(letters(row)) / LETTERS, 1 / ROWS)


def prose(paragraphs: list[str]) -> list[str]:
    """Slides of text; a paragraph longer than a slide is parted at its lines."""
    pieces = []
    for text in paragraphs:
        pieces += [text] if wordy(text) <= 1 else text.splitlines()
    return [markdown2html("\n\n".join(some)) for some in packed(pieces, wordy)]


def drawn(page: str) -> list[str]:
    """Slides of an output: its figure, or its table in parts."""
    if "<figure" in page:
        return [unfolded(page)]
    return [
        head + "".join(rows) + end
        for head, body, end in TABLE.findall(page)
        for rows in packed(TR.findall(body), wide)
    ]


def blocks(book: NotebookNode) -> Iterator[tuple[str, str]]:
    """What slides are made of, in order: a heading, a text or an output, and which."""
    for cell in book.cells:
        if cell.cell_type == "markdown":
            text = QUESTION.sub(r"### \1\n\n", ANSWER.sub("", cell.source))
            for block in APART.split(text.strip()):
                kind = "heading" if HEADING.match(block) else "text"
                yield kind, named(block)
        elif not tagged(cell, "solution"):
            for output in cell.outputs:
                yield "output", output.get("data", {}).get("text/html", "")


def bodies(kind: str, contents: list[str]) -> list[str]:
    """The slides of neighbours of one kind, without their heading."""
    if kind == "text":
        return prose(contents)
    return [slide for page in contents for slide in drawn(page)]


def slides(book: NotebookNode) -> Iterator[tuple[int, str]]:
    """Every slide under its heading, and the level of that heading."""
    level, heading = 1, ""
    for kind, found in groupby(blocks(book), key=itemgetter(0)):
        contents = [content for _, content in found]
        if kind == "heading":
            marks, text = HEADING.match(contents[-1]).groups()
            level, heading = len(marks), markdown2html(f"## {text}")
            continue
        for body in bodies(kind, contents):
            yield level, f"<section>{heading}{body}</section>"
            level = 3


def stacks(book: NotebookNode) -> str:
    """The slides as HTML, those of a section beneath each other."""
    text = ""
    for level, slide in slides(book):
        text += "</section>\n<section>" * (level < 3) + slide
    return f"{text.removeprefix('</section>')}</section>"


def page(master: NotebookNode) -> str:
    """The deck as one HTML page that loads nothing."""
    own = (SITE / "slides.css").read_text(encoding="utf-8")
    return PAGE.format(
        title=escape(title(master)),
        style=(REVEAL / "reveal.css").read_text(encoding="utf-8") + own,
        slides=alone(stacks(master)),
        licence=LICENCE,
        script=(REVEAL / "reveal.js").read_text(encoding="utf-8"),
    )


def main(arguments: list[str]) -> int:
    """Write the deck of each lesson, saying which; a fault is one sentence."""
    if len(arguments) < 2:
        print(
            "name a folder, then notebooks: python tools/slides.py OUT NOTEBOOK ...",
            file=sys.stderr,
        )
        return 2
    out, *lessons = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    try:
        for number, path in enumerate(lessons, 1):
            deck = out / f"{path.stem}.html"
            write_whole(deck, page(read(path)))
            print(f"[{number}/{len(lessons)}] {deck}", flush=True)
    except TripoliError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
