"""Make a deck of slides of each lesson: one page that opens from a file.

usage: python tools/slides.py OUT NOTEBOOK ...

Left and right move by section, down through it: its question, each figure and short
table, what the text reads from them, the exercise and the question on a source. Nothing
is written twice: a deck is cut from its notebook by rule, code and answers left out.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import sphinx_revealjs
from brief import alone, read
from editions import ANSWER, tagged
from nbconvert.filters import markdown2html
from nbformat import NotebookNode
from plainlesson import LICENCE, command, named, title, unfolded

from tripoli.data import write_whole

SITE = Path(__file__).parents[1] / "site"
REVEAL = Path(sphinx_revealjs.__file__).parent / "_static" / "revealjs" / "dist"
WORDS = 80  # of prose on a slide
LETTERS, ROWS = 850, 8  # of a table on a slide; a longer one goes on over the next
ALONE = 2.0  # a weight that shares its slide with nothing
Piece = tuple[str, float]
HEADING = re.compile(r"(#+) (.+)")
HEADINGS = re.compile(r"^(#+ .+)$", re.M)
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


def packed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces in their order, put together while they weigh no more than 1."""
    html, full = "", 0.0
    for more, weight in pieces:
        if html and full + weight > 1:
            yield html, full
            html, full = "", 0.0
        html, full = html + more, full + weight
    yield html, full


def drawn(page: str) -> Iterator[Piece]:
    """A figure, which stands alone on its slide, or a table in parts."""
    if "<figure" in page:
        yield unfolded(page), ALONE
    for head, body, end in TABLE.findall(unfolded(page)):
        rows = TR.findall(body)
        weights = (max(len(letters(row)) / LETTERS, 1 / ROWS) for row in rows)
        for some, weight in packed(zip(rows, weights, strict=True)):
            yield head + some + end, weight


def prose(text: str) -> Iterator[Piece]:
    """A paragraph; one that fills more than a slide is parted at its lines or rows."""
    if text.startswith("|"):
        yield from drawn(markdown2html(text))
        return
    weight = len(letters(text).split()) / WORDS
    if weight <= 1 or "\n" not in text:
        yield markdown2html(text), weight
    else:
        yield from (piece for line in text.splitlines() for piece in prose(line))


def blocks(book: NotebookNode) -> Iterator[tuple[str, str]]:
    """What slides are made of, in order: which, and a heading, a text or an output."""
    for cell in book.cells:
        if cell.cell_type == "markdown":
            text = QUESTION.sub(r"### \1\n\n", ANSWER.sub("", cell.source))
            for part in filter(None, map(str.strip, HEADINGS.split(text))):
                kind = "heading" if HEADING.match(part) else "text"
                yield from ((kind, named(block)) for block in APART.split(part))
        elif not tagged(cell, "solution"):
            for output in cell.outputs:
                yield "output", output.get("data", {}).get("text/html", "")


def parts(book: NotebookNode) -> Iterator[tuple[str, list[Piece]]]:
    """Every heading as Markdown, and what stands beneath it."""
    heading, pieces = "", []
    for kind, content in blocks(book):
        if kind == "heading":
            if heading:
                yield heading, pieces
            heading, pieces = content, []
        else:
            pieces += prose(content) if kind == "text" else drawn(content)
    yield heading, pieces


def stacks(book: NotebookNode) -> str:
    """The slides as HTML, those of a section beneath each other."""
    html = ""
    for heading, pieces in parts(book):
        level, text = HEADING.match(heading).groups()
        told = markdown2html(f"{level[:2]} {text}")
        slides = (f"<section>{told}{body}</section>" for body, _ in packed(pieces))
        html += "</section>\n<section>" * (len(level) < 3) + "\n".join(slides)
    return f"{html.removeprefix('</section>')}</section>"


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


def build(out: Path, lessons: list[Path]) -> None:
    """Write the deck of each lesson, saying which."""
    for number, path in enumerate(lessons, 1):
        deck = out / f"{path.stem}.html"
        write_whole(deck, page(read(path)))
        print(f"[{number}/{len(lessons)}] {deck}", flush=True)


def main(arguments: list[str]) -> int:
    """Write the decks; a fault is one sentence."""
    return command("slides.py", arguments, build)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
