"""A hand-out holds what a student sees, with room to write and no answer."""

import re
import subprocess
import sys
from html import unescape

import editions
import handouts
import lessons
import pytest
from plainlesson import named

from tripoli.data import TripoliError

BOOKS = sorted(editions.LESSONS.glob("[0-9]*.ipynb"))
ALL = pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)


def alts(page):
    """Alternative texts of the figures of a page."""
    return [unescape(alt) for alt in re.findall(r'<img alt="([^"]+)"', page)]


def drawn(master):
    """HTML of what the cells of a student's lesson show."""
    kept = [c for c in lessons.code(master) if not editions.tagged(c, "solution")]
    return "".join(
        o.get("data", {}).get("text/html", "") for c in kept for o in c.outputs
    )


@ALL
def test_each_exercise_and_source_question_has_room_and_no_answer(path):
    master = lessons.read(path)
    page = handouts.page(master)
    asked = lessons.exercises(master)
    questions = lessons.prose(master).count("**Source question")
    assert page.count('<div class="room">') == len(asked) + questions
    assert page.count("answer =</code>") == len(asked)
    assert "One answer" not in page and "One solution" not in page


@ALL
def test_no_figure_is_lost_or_mute_and_nothing_stays_folded(path):
    master = lessons.read(path)
    page = handouts.page(master)
    assert alts(page) == alts(drawn(master))
    assert "<details" not in page and "Run the cell" not in page


@ALL
def test_the_page_has_no_link_that_paper_cannot_follow(path):
    page = handouts.page(lessons.read(path))
    assert not re.findall(r'href="(?!https?:)', page)
    assert not re.findall(r'(?:src|<link[^>]*href)="(?!data:)', page)


@ALL
def test_each_word_of_the_glossary_that_is_linked_is_told(path):
    master = lessons.read(path)
    anchors = set(re.findall(r"glossary\.md#([\w-]+)", lessons.prose(master)))
    told = handouts.words(master).source
    assert len(re.findall(r"^\*\*[^*]+\*\* \([^)]", told, re.M)) == len(anchors)


def test_a_tie_is_told_by_its_row_and_once():
    row = "../data/events.csv#E-20200518-1"
    small = '<small class="row">E-20200518-1</small>'
    assert named(f"[18 May 2020]({row}.date_start).") == f"18 May 2020 ({small})."
    assert named(f"[2]({row}.deaths_low), [E-20200518-1]({row})") == f"2, {small}"
    assert named(f"[2]({row}.a) of [3]({row}.b)") == f"2 ({small}) of 3"


def test_the_licence_and_the_title_stand_on_every_page():
    page = handouts.page(lessons.read(BOOKS[5]))
    assert '@bottom-left { content: "5. Who backed whom, and with what?"; }' in page
    assert "CC BY 4.0" in page and "counter(page)" in page


@pytest.mark.skipif(not handouts.browser(), reason="no Chromium here")
def test_one_command_prints_as_many_a4_pages_each_time(tmp_path):
    """Lesson 00 has a hatched chart, which as vectors alone would take 8 MB."""
    command = [sys.executable, handouts.__file__, str(tmp_path), str(BOOKS[0])]
    pdf, prints = tmp_path / f"{BOOKS[0].stem}.pdf", []
    for _ in range(2):
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        assert told.stdout == f"[1/1] {pdf}\n"
        prints.append(pdf.read_bytes())
    first, second = (
        re.findall(rb"/MediaBox \[0 0 59[45]\S* 84[12]\S*\]", p) for p in prints
    )
    assert 5 <= len(first) == len(second) <= 20
    assert len(first) == len(re.findall(rb"/Type\s*/Page\b", prints[0]))
    assert len(prints[0]) < 2_000_000
    assert list(tmp_path.iterdir()) == [pdf]


def test_without_chromium_one_sentence_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(handouts, "browser", lambda: None)
    with pytest.raises(TripoliError, match="printed by Chromium: install it"):
        handouts.build(tmp_path, BOOKS)


def test_a_missing_notebook_is_one_sentence(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(handouts, "browser", lambda: "true")
    assert handouts.main([str(tmp_path), str(tmp_path / "none.ipynb")]) == 1
    assert capsys.readouterr().err.startswith("none.ipynb is not there")
    assert handouts.main([str(tmp_path)]) == 2
