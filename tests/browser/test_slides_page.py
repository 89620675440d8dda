"""Decks in a browser, opened from a file, ask for nothing else."""

import lessons
import pytest
import slides
from axe_playwright_python.sync_playwright import Axe
from test_handouts import ALL, BOOKS

LOW = """() => [...document.querySelectorAll("section section")].flatMap(slide => {
  const { top, left } = slide.getBoundingClientRect();
  const ends = [...slide.querySelectorAll("*")].map(e => e.getBoundingClientRect());
  const fits = ends.every(e => e.bottom - top <= 700 && e.right - left <= 1280);
  return fits ? [] : [slide.innerText.slice(0, 60)];
})"""
ALL_AT_ONCE = (
    ".slides section { display: block !important; position: static !important }"
)


@pytest.fixture
def deck(chromium, tmp_path):
    """Opens the deck of a lesson on a projector without a network."""
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    def opened(path):
        file = tmp_path / f"{path.stem}.html"
        file.write_text(slides.page(lessons.read(path)), encoding="utf-8")
        page.goto(file.as_uri())
        page.wait_for_selector(".reveal.ready")
        return page

    yield opened
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
    page.close()


@ALL
def test_no_slide_runs_over(deck, path):
    page = deck(path)
    page.add_style_tag(content=ALL_AT_ONCE)
    assert page.evaluate(LOW) == []


def test_a_slide_that_runs_over_is_seen(deck):
    page = deck(BOOKS[0])
    page.add_style_tag(content=f"{ALL_AT_ONCE} section section p {{ height: 900px }}")
    assert page.evaluate(LOW) != []


def test_keys_move_by_section_and_down_through_it(deck):
    page = deck(BOOKS[5])
    page.keyboard.press("ArrowRight")
    assert page.inner_text("section.present section.present h2").startswith("5.1")
    page.keyboard.press("ArrowDown")
    picture = page.locator("section.present section.present img")
    assert picture.bounding_box()["height"] > 500 and picture.get_attribute("alt")


def test_axe_finds_nothing_serious(deck):
    page = deck(BOOKS[5])
    for _ in range(8):
        found = Axe().run(page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
        page.keyboard.press("Space")
