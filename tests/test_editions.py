"""The editions hold what their master holds, and the student's gives nothing away."""

import json
import re
import subprocess
import sys
from pathlib import Path

import editions
import lessons
import nbformat
import pytest
import timeline

BOOKS = sorted(editions.LESSONS.glob("[0-9]*.ipynb"))
ALL = pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)


def sources(book):
    return [cell.source for cell in book.cells]


@ALL
def test_the_student_has_every_cell_but_the_solutions_in_order(path):
    master = lessons.read(path)
    kept = [
        editions.ANSWER.sub("", cell.source)
        for cell in master.cells
        if not editions.tagged(cell, "solution")
    ]
    assert sources(editions.student(master)) == kept


@ALL
def test_the_student_is_given_no_answer_and_no_output(path):
    master = lessons.read(path)
    book = editions.student(master)
    page = json.dumps(book)
    assert "One solution" not in page and "One answer" not in page
    assert all(not cell.outputs for cell in lessons.code(book))
    questions = lessons.prose(book).count("**Source question")
    assert questions == lessons.prose(master).count("**Source question") > 0


@ALL
def test_the_instructor_has_the_whole_master_the_notes_and_every_key(path):
    master = lessons.read(path)
    book = editions.instructor(master, "# Notes\n\n## In 50 minutes")
    added = [cell for cell in book.cells if cell.id.startswith(("key-", "notes"))]
    rest = [cell.source for cell in book.cells if cell not in added]
    assert rest == sources(master)
    assert [c.id for c in added] == [
        "notes",
        *(f"key-{name}" for name in lessons.exercises(master)),
    ]
    assert all("Typical errors" in cell.source for cell in added[1:])


def test_solutions_are_open_to_the_instructor():
    book = editions.instructor(lessons.read(BOOKS[0]), "# Notes")
    solved = [cell for cell in book.cells if editions.tagged(cell, "solution")]
    assert solved and all("jupyter" not in cell.metadata for cell in solved)


def test_one_command_writes_sound_notebooks_for_every_lesson(tmp_path):
    command = [sys.executable, editions.__file__, str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    written = [Path(line) for line in told.stdout.splitlines()]
    assert len(written) == 2 * len(BOOKS)
    for file in written:
        nbformat.validate(nbformat.read(file, as_version=4))


def test_the_timeline_on_file_is_the_one_the_tables_give():
    assert timeline.PAGE.read_text(encoding="utf-8") == timeline.page()


def test_the_timeline_names_every_phase_in_order_of_days(tables):
    headings = re.findall(r"^## (.+) · ", timeline.page(), re.MULTILINE)
    assert headings == list(tables["phases"]["name"])
    opens = tables["events"].loc[tables["phases"]["event_id"], "date_start"]
    assert opens.is_monotonic_increasing
