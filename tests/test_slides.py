"""A deck holds its lesson's text, figures and tables, and gives no answer away."""

import re
from collections import Counter

import editions
import lessons
import slides
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
)
from test_handouts import ALL, BOOKS, alts, drawn

ROW = re.compile(r'<th scope="row"')


def words(text):
    """Words of Markdown or HTML, each counted, without row ids and headings."""
    text = re.sub(r"<(h[12]|small).*?</\1>|^#+ [^\n]*", "", text, flags=re.M | re.S)
    return Counter(re.findall(r"[A-Za-z]{4,}", slides.letters(text)))


@ALL
def test_each_section_of_a_lesson_is_a_stack_of_slides(path):
    master = lessons.read(path)
    sections = re.findall(r"^## (.+)$", lessons.prose(master), re.M)
    deck = slides.stacks(master)
    assert len(re.findall(r"^<section><section>", deck, re.M)) == len(sections) + 1
    assert deck.count("<section>") == deck.count("</section>")


@ALL
def test_no_figure_is_lost_or_mute_and_no_row_of_a_table_is_lost(path):
    master = lessons.read(path)
    deck, tables = slides.stacks(master), slides.unfolded(drawn(master))
    assert alts(deck) == alts(drawn(master))
    assert len(ROW.findall(deck)) == len(ROW.findall(tables)) > 0


@ALL
def test_a_table_in_the_text_is_a_table_on_the_slide(path):
    assert "| ---" not in slides.page(lessons.read(path))


@ALL
def test_no_word_of_the_text_is_lost(path):
    master = lessons.read(path)
    text = editions.ANSWER.sub("", lessons.prose(master))
    text = slides.QUESTION.sub("", slides.named(text))
    assert not words(text) - words(slides.stacks(master))


@ALL
def test_every_exercise_and_source_question_is_asked_and_none_answered(path):
    master = lessons.read(path)
    deck = slides.stacks(master)
    for asked in ("Exercise", "Source question"):
        found = re.findall(rf"(?:### |\*\*){asked} ([\d.]+\d)", lessons.prose(master))
        assert set(re.findall(rf"{asked} ([\d.]+\d)", deck)) >= set(found) != set()
    assert "One answer" not in deck and "One solution" not in deck
    assert "practice.check" not in deck and "<details" not in deck


def test_the_deck_loads_nothing_and_is_the_same_each_time(tmp_path, capsys):
    assert slides.main([str(tmp_path), str(BOOKS[4])]) == 0
    (deck,) = tmp_path.iterdir()
    assert capsys.readouterr().out == f"[1/1] {deck}\n"
    page = deck.read_text(encoding="utf-8")
    before = page.partition("<script>")[0]
    assert not re.findall(r'(?:src|<link[^>]*href)="(?!data:)', before)
    assert not re.findall(r"@import|url\((?!.?data:)", before)
    assert slides.page(lessons.read(BOOKS[4])) == page


def test_a_missing_notebook_is_one_sentence(tmp_path, capsys):
    assert slides.main([str(tmp_path), str(tmp_path / "none.ipynb")]) == 1
    assert capsys.readouterr().err.startswith("none.ipynb is not there")
    assert slides.main([str(tmp_path)]) == 2


def test_what_a_solution_draws_is_left_out():
    shown = new_output("execute_result", {"text/html": "<figure>the answer</figure>"})
    solved = new_code_cell("1", outputs=[shown], metadata={"tags": ["solution"]})
    book = new_notebook(cells=[new_markdown_cell("# 1. Why?\n\nText."), solved])
    assert "the answer" not in slides.stacks(book)


def test_pieces_share_a_slide_only_while_they_fit():
    pieces = [("a", 0.4), ("b", 0.6), ("c", 0.5), ("D", slides.ALONE), ("e", 0.1)]
    assert [html for html, _ in slides.packed(pieces)] == ["ab", "c", "D", "e"]
