"""Lessons are run, short, framed, and their prose agrees with the tables."""

import base64
import re
import subprocess
import sys
from pathlib import Path

import lessons
import pytest

from tripoli.exercises import EXERCISES
from tripoli.style import LEAST

FOLDER = Path(__file__).parents[1] / "notebooks"
BOOKS = sorted(FOLDER.glob("[0-9]*.ipynb"))
ALL = pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)


@ALL
@pytest.mark.parametrize(
    "rule",
    [lessons.hygiene, lessons.shape, lessons.frame, lessons.ties, lessons.untied],
)
def test_a_lesson_keeps_the_rule(path, rule):
    assert list(rule(lessons.read(path))) == []


@ALL
def test_a_lesson_is_under_one_megabyte(path):
    assert path.stat().st_size < 1_000_000


@ALL
def test_every_picture_has_alt_text_and_a_caption(path):
    page = path.read_text(encoding="utf-8").replace('\\"', '"')
    pictures = re.findall(r"<img [^>]*>", page)
    assert pictures and all(
        re.search(r'alt="[^"]{30,}"', picture) for picture in pictures
    )
    assert page.count("<figcaption>") == len(pictures)


@ALL
def test_the_letters_of_every_picture_read_on_a_projector(path):
    """JupyterLab on a projector of 1280 by 720 dots gives a picture 960, ten inches."""
    page = path.read_text(encoding="utf-8")
    for drawing in re.findall(r"image/svg\+xml;base64,([\w+/=]+)", page):
        svg = base64.b64decode(drawing).decode()
        letters = re.findall(r"font(?:-size)?:[^;\"]*?([\d.]+)px", svg)
        assert min(map(float, letters)) >= LEAST
        assert float(re.search(r'width="([\d.]+)pt"', svg)[1]) <= 10.2 * 72


@ALL
def test_each_section_has_an_exercise_its_solution_and_a_source_question(path):
    book = lessons.read(path)
    names = lessons.exercises(book)
    asked = re.findall(
        r"^\*\*Source question (\S+)\*\*", lessons.prose(book), re.MULTILINE
    )
    assert names == [name for name in EXERCISES if name[:2] == path.stem[:2]]
    assert len(asked) == len(names)
    solved = [c for c in lessons.code(book) if "solution" in c.metadata.get("tags", [])]
    assert len(solved) == len(names)


@ALL
def test_solutions_are_folded_and_right_and_stubs_are_told(path):
    for cell in lessons.code(lessons.read(path)):
        said = "".join(o.get("data", {}).get("text/plain", "") for o in cell.outputs)
        tags = cell.metadata.get("tags", [])
        if "solution" in tags:
            assert cell.metadata["jupyter"]["source_hidden"] and said.startswith(
                "Right. "
            )
            assert cell.source.startswith("# ")  # the line that shows while folded
        if "exercise" in tags:
            assert said.startswith("Not yet")


def test_texts_of_exercises_name_only_rows_that_are_there(tables):
    known = set().union(*(table.index for table in tables.values()))
    for name, task in EXERCISES.items():
        told = " ".join(
            [task.right, task.look, *task.hints, *(why for _, why in task.wrong)]
        )
        named = re.findall(r"\b[A-Z]-[\w-]*\w", told.replace("A-gna'", ""))
        assert set(named) <= known, name


@ALL
def test_prose_has_no_common_slip_of_spelling(path, tmp_path):
    page = tmp_path / "prose.md"
    page.write_text(lessons.prose(lessons.read(path)), encoding="utf-8")
    command = [sys.executable, "-m", "codespell_lib", str(page)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout


def test_a_cleared_lesson_is_refused():
    book = lessons.read(BOOKS[0])
    for cell in lessons.code(book):
        cell.outputs, cell.execution_count = [], None
    assert len(list(lessons.hygiene(book))) >= 2


@pytest.mark.parametrize(
    "right, wrong",
    [
        ("E-20200325-1.date_start", "E-20200326-1.date_start"),
        ("[25 March 2020]", "[26 March 2020]"),
        ("E-20200325-1.date_start", "E-20990101-1.date_start"),
        ("E-20200325-1.date_start", "E-20200325-1.day"),
    ],
    ids=["other row", "other date", "unknown row", "unknown column"],
)
def test_prose_that_parts_from_the_tables_is_told(right, wrong):
    book = lessons.read(FOLDER / "04-ten-weeks.ipynb")
    for cell in book.cells:
        cell.source = cell.source.replace(right, wrong)
    assert list(lessons.ties(book))


def test_a_number_without_a_tie_is_told():
    book = lessons.read(BOOKS[0])
    book.cells[1].source += "\nThe battle took 569 days."
    assert "569" in next(lessons.untied(book))
