"""Notes for the teacher keep their frame, and the glossary holds its promises."""

import re
from pathlib import Path

import lessons
import pytest
from nbformat import v4

ROOT = Path(__file__).parents[1]
NOTES = sorted((ROOT / "teaching").glob("[0-9]*.md"))
BOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
GLOSSARY = (ROOT / "teaching" / "glossary.md").read_text(encoding="utf-8")
ENTRIES = re.split(r"^## ", GLOSSARY, flags=re.MULTILINE)[1:]
TERMS = [entry.splitlines()[0] for entry in ENTRIES]
LINK = re.compile(r"\[([^\]]+)\]\(\.\./teaching/glossary\.md#([\w-]+)\)")
ARABIC = re.compile(r"\*[\u0600-\u06ff ،()]+\*")
HEADINGS = [
    "## In 50 minutes",
    "## In 90 minutes",
    "## What students get wrong",
    "## Ground rules",
    "## Marking",
    "## On the projector",
]
NOTE = pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
BOOK = pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
ENTRY = pytest.mark.parametrize("entry", ENTRIES, ids=TERMS)


def slug(term: str) -> str:
    """The anchor that a page gives to a heading."""
    return re.sub(r"[^\w-]", "", term.lower().replace(" ", "-"))


def part(path: Path, heading: str) -> str:
    """What stands under one heading of the notes."""
    return path.read_text(encoding="utf-8").split(f"{heading}\n")[1].split("\n## ")[0]


def told(path: Path) -> str:
    """Prose of a lesson without headings, code and folded answers."""
    text = re.sub(
        r"<details>.*?</details>", "", lessons.prose(lessons.read(path)), flags=re.S
    )
    return re.sub(r"^#+ .*$|`[^`]*`", "", text, flags=re.MULTILINE)


def test_no_notes_for_a_lesson_that_is_not_there():
    assert NOTES and {p.stem for p in NOTES} <= {p.stem for p in BOOKS}


@NOTE
def test_no_heading_is_missing_added_or_out_of_order(path):
    book = ROOT / "notebooks" / f"{path.stem}.ipynb"
    title = lessons.read(book).cells[0].source.splitlines()[0]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("#")] == [title, *HEADINGS]


@NOTE
@pytest.mark.parametrize("minutes", [50, 90])
def test_no_plan_is_longer_or_shorter_than_its_class(path, minutes):
    plan = part(path, f"## In {minutes} minutes")
    head, _, *rows = [line for line in plan.splitlines() if line.startswith("|")]
    assert head == "| minutes | what | cells or section |"
    cells = [re.fullmatch(r"\| (\d+) \| (.+) \| (.+) \|", row).groups() for row in rows]
    assert sum(int(spent) for spent, _, _ in cells) == minutes


@NOTE
def test_no_misreading_lacks_how_it_shows_or_what_to_say(path):
    points = re.findall(
        r"^- .+$", part(path, "## What students get wrong"), re.MULTILINE
    )
    assert 5 <= len(points) <= 8
    for point in points:
        assert re.fullmatch(r"- \*\*.+\*\* It shows: .+ Say: .+", point), point


@NOTE
def test_no_source_question_is_without_a_rubric(path):
    book = lessons.read(ROOT / "notebooks" / f"{path.stem}.ipynb")
    asked = re.findall(r"\*\*Source question (\S+)\*\*", lessons.prose(book))
    rows = re.findall(r"^\| (\d+\.\d+) \| .+ \| .+ \|$", part(path, "## Marking"), re.M)
    assert rows == asked


@NOTE
def test_no_date_of_the_notes_parts_from_the_tables(path):
    page = v4.new_notebook(
        cells=[v4.new_markdown_cell(path.read_text(encoding="utf-8"))]
    )
    assert list(lessons.ties(page)) == []


@NOTE
def test_no_section_or_exercise_named_in_the_notes_is_missing(path):
    text = lessons.prose(lessons.read(ROOT / "notebooks" / f"{path.stem}.ipynb"))
    there = set(re.findall(r"^#+ (?:Exercise )?(\d+\.\d+)\b", text, re.MULTILINE))
    there |= set(re.findall(r"\*\*Source question (\d+\.\d+)\*\*", text))
    number = int(path.stem[:2])
    named = re.findall(rf"\b{number}\.\d\b", path.read_text(encoding="utf-8"))
    assert named and set(named) <= there


@NOTE
def test_no_figure_for_the_projector_is_missing_from_the_lesson(path):
    book = lessons.read(ROOT / "notebooks" / f"{path.stem}.ipynb")
    shown = [o.get("data", {}) for cell in lessons.code(book) for o in cell.outputs]
    shown = " ".join(data.get("text/plain", "") for data in shown)
    named = re.findall(r"^\| \*([^*]+)\*", part(path, "## On the projector"), re.M)
    assert named and all(f": {name}" in shown for name in named), named


@pytest.mark.parametrize("path", sorted((ROOT / "teaching").glob("*.md")))
def test_no_link_or_row_of_a_page_leads_nowhere(path, tables):
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (path.parent / target).exists(), target
    known = set().union(*(table.index for table in tables.values()))
    assert set(re.findall(r"\b[EKIC]-[\w-]*\d\b", text)) <= known


def test_no_term_is_out_of_order_or_told_twice():
    low = [term.lower() for term in TERMS]
    assert low == sorted(set(low))
    assert 40 <= len(low) <= 60


@ENTRY
def test_no_term_is_without_its_arabic_line_or_its_meaning(entry):
    _, blank, arabic, after, meaning, *rest = entry.rstrip().splitlines()
    assert not blank and not after and not rest
    assert ARABIC.fullmatch(arabic), arabic
    assert len(meaning) > 30


@ENTRY
def test_no_word_in_italics_is_without_an_entry_of_its_own(entry):
    meaning = entry.rstrip().splitlines()[-1]
    referred = set(re.findall(r"Not the same as (?:an? |the )?\*(\w[\w ]*)\*", meaning))
    plurals = {f"{term.lower()}s" for term in TERMS}
    assert {r.lower() for r in referred} <= {t.lower() for t in TERMS} | plurals


@BOOK
def test_no_glossary_link_of_a_lesson_leads_to_a_missing_term(path):
    text = lessons.prose(lessons.read(path))
    slugs = [anchor for _, anchor in LINK.findall(text)]
    assert set(slugs) <= {slug(term) for term in TERMS}
    assert len(slugs) == len(set(slugs)) == text.count("glossary.md") <= 12


@BOOK
def test_no_glossary_link_hides_in_a_heading_in_code_or_in_a_fold(path):
    text = lessons.prose(lessons.read(path))
    assert LINK.findall(text) == LINK.findall(told(path))
    assert not any("glossary.md" in c.source for c in lessons.code(lessons.read(path)))


@BOOK
def test_no_glossary_link_comes_after_the_first_use_of_its_words(path):
    text = told(path)
    for link in LINK.finditer(text):
        before = re.sub(r"\]\([^)]*\)", "]", text[: link.start()])
        assert not re.search(rf"(?<!\w){re.escape(link[1])}(?!\w)", before), link[1]
