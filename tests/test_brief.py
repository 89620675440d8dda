"""A brief is exported as a page that stands alone, and as a PDF where one can be."""

import re
from pathlib import Path

import brief
import lessons
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tripoli.data import TripoliError

TEACHING = Path(__file__).parents[1] / "teaching"
TEMPLATE = TEACHING / "brief-template.ipynb"
SAMPLE = TEACHING / "brief-sample.ipynb"
LESSONS = TEACHING.parent / "notebooks"
NOTES = (TEACHING / "11-your-brief.md").read_text(encoding="utf-8")
BOTH = pytest.mark.parametrize("path", [TEMPLATE, SAMPLE], ids=lambda path: path.stem)
RUBRIC = re.compile(r"^\| \*\*([\w ]+)\*\* \| (\d?)", re.M)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """What the tool writes for the template."""
    return brief.export(TEMPLATE, tmp_path_factory.mktemp("brief") / "my.html")


@pytest.fixture(scope="module")
def html(written):
    return written[0].read_text(encoding="utf-8")


@pytest.fixture
def bare(monkeypatch):
    """A machine without Chromium."""
    monkeypatch.setattr(brief, "BROWSERS", ("no-such-browser",))


def stored(tmp_path, *cells):
    path = tmp_path / "own.ipynb"
    nbformat.write(new_notebook(cells=list(cells)), path)
    return path


def test_no_figure_of_the_template_is_lost_or_mute(html):
    pictures = re.findall(r"<img [^>]*>", html)
    assert len(pictures) == html.count("<figcaption>") == 2
    for picture, begins in zip(pictures, ("Stacked bars", "Map of"), strict=True):
        assert re.search(rf'alt="{begins}[^"]{{30,}}"', picture)


def test_no_part_of_a_brief_is_missing_from_the_template(html):
    heads = re.findall(r"<h2[^>]*>([^<]+)", html)
    assert heads == [
        "Question", "Figures", "Claims", "What this brief does not show", "Sources",
    ]  # fmt: skip
    assert len(re.findall(r"<strong>Claim \d\.</strong>", html)) == 3
    assert html.count("Strongest doubt") == 3


def test_the_page_shows_no_code_and_loads_nothing(html):
    assert "<script" not in html and "tripoli.load" not in html
    assert not re.findall(r'(?:src|<link[^>]*href)="(?!data:)', html)
    assert not re.findall(r'href="\.\./', html) and "E-20200605-1" in html
    assert "<title>Was Tarhuna fought for" in html


@BOTH
def test_a_shipped_brief_agrees_with_the_tables_and_is_stored_unrun(path):
    book = lessons.read(path)
    assert list(lessons.ties(book)) == []
    assert not any(c.outputs or c.execution_count for c in lessons.code(book))
    assert max(len(c.source.splitlines()) for c in lessons.code(book)) <= 12


@BOTH
def test_the_version_cited_in_a_brief_is_the_one_of_the_tables(path):
    cited = re.search(r"`version ([\d.]+)`", lessons.prose(lessons.read(path)))
    card = (TEMPLATE.parents[1] / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {cited[1]}\n" in card


def test_nothing_of_a_page_is_cut_off_on_a_telephone(written, chromium):
    page = chromium.new_page(viewport={"width": 360, "height": 700})
    page.goto(written[0].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()


@pytest.mark.skipif(not brief.browser(), reason="no Chromium here")
def test_the_pdf_is_one_page_and_one_of_sources(written):
    content = written[1].read_bytes()
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 2


def test_without_chromium_the_page_is_written_and_one_sentence_said(
    bare, tmp_path, capsys
):
    own = stored(tmp_path, new_markdown_cell("# Mine & yours"))
    assert brief.main([str(own)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out == [str(own.with_suffix(".html")), brief.NO_BROWSER]
    assert "<title>Mine &amp; yours</title>" in Path(out[0]).read_text("utf-8")


def test_a_browser_that_writes_nothing_is_one_sentence(tmp_path):
    with pytest.raises(TripoliError, match="true wrote no PDF"):
        brief.printed(tmp_path / "my.html", "true")


def test_the_good_brief_has_the_parts_it_is_praised_for(tmp_path, bare):
    (page,) = brief.export(SAMPLE, tmp_path / "good.html")
    html = page.read_text(encoding="utf-8")
    assert html.count("<figcaption>") == 2 and html.count("Strongest doubt") == 3
    assert "What this brief does not show" in html


def test_marked_briefs_keep_the_lines_of_the_rubric_and_their_sums():
    lesson = lessons.prose(lessons.read(next(LESSONS.glob("11-*.ipynb"))))
    asked = [line for line, _ in RUBRIC.findall(lesson)]
    marked = (TEACHING / "brief-marked.md").read_text(encoding="utf-8")
    _, *parts = marked.split("\n## ")
    for part in parts:
        lines = RUBRIC.findall(part)
        assert [line for line, _ in lines] == asked and len(asked) == 6
        (told,) = re.findall(r"^\| together \| (\d+)", part, re.M)
        assert sum(int(points) for _, points in lines) == int(told)
        assert f"of {told}" in NOTES


def test_scripts_and_what_loads_from_elsewhere_are_taken_out():
    body = (
        '<script src="https://far.example/a.js"></script><p>kept</p>'
        '<link rel="stylesheet" href="https://far.example/a.css">'
        '<a href="../data/events.csv#E-1">E-1</a> <a href="https://a.example">b</a>'
    )
    kept = '<p>kept</p><span class="row">E-1</span> <a href="https://a.example">b</a>'
    assert brief.alone(body) == kept


@pytest.mark.parametrize(
    "name, said",
    [("none.ipynb", "none.ipynb is not there"), ("text.ipynb", "is not a notebook")],
)
def test_a_missing_or_broken_notebook_is_one_sentence(tmp_path, capsys, name, said):
    (tmp_path / "text.ipynb").write_text("words", encoding="utf-8")
    assert brief.main([str(tmp_path / name)]) == 1
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1
    assert not list(tmp_path.glob("*.html"))


def test_a_cell_that_fails_is_one_sentence_and_leaves_no_page(tmp_path, capsys):
    own = stored(tmp_path, new_code_cell("1 / 0"))
    assert brief.main([str(own)]) == 1
    assert "a cell of the brief fails: ZeroDivisionError" in capsys.readouterr().err
    assert not own.with_suffix(".html").exists()


def test_a_page_that_would_overwrite_the_notebook_is_refused(tmp_path):
    own = stored(tmp_path, new_markdown_cell("# Mine"))
    with pytest.raises(TripoliError, match=r"end it in \.html"):
        brief.export(own, own)
    assert lessons.read(own).cells
