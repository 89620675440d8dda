"""The menus of lesson 05 in a real browser: keys choose, the drawing follows."""

from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from servers import app

import tripoli
from tripoli.charts import backing

LESSON = Path(__file__).parents[2] / "notebooks" / "05-who-backed-whom.ipynb"


def cells():
    """The lesson's own imports and the cell that makes the menus."""
    book = nbformat.read(LESSON, as_version=4)
    code = [cell.source for cell in book.cells if cell.cell_type == "code"]
    return code[0], next(source for source in code if "chooser(" in source[-60:])


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with app(tmp_path_factory.mktemp("chooser"), *cells()) as address:
        yield address


@pytest.fixture
def page(address, chromium):
    """The menus as the lesson opens them, alive."""
    page = chromium.new_page(viewport={"width": 1400, "height": 1000}, locale="en-US")
    page.set_default_timeout(60_000)
    page.goto(address)
    page.wait_for_selector("figure table", state="attached")
    page.wait_for_function("document.querySelectorAll('select').length === 3")
    yield page
    page.close()


def rows(backer="all", kind="uav", evidence="all"):
    """Ids that the tables hold for a choice."""
    return sorted(backing.chosen(tripoli.load("support"), backer, kind, evidence).index)


def shown(page, ids):
    """Wait until the table under the drawing has these ids and no others."""
    page.wait_for_function(
        """(ids) => {
          const heads = document.querySelectorAll("figure tbody th[scope=row]");
          const found = [...heads].map((head) => head.textContent).sort();
          return found.length > 0 && found.join() === ids.join();
        }""",
        arg=ids,
    )


def alt(page):
    return page.get_attribute("figure img", "alt")


def test_the_page_opens_on_drones_and_each_menu_has_its_name(page):
    shown(page, rows())
    for name in ("backer", "kind", "evidence"):
        assert page.get_by_role("combobox", name=name).count() == 1


def test_a_key_chooses_and_picture_and_table_follow(page):
    shown(page, rows())
    before, menu = alt(page), page.get_by_role("combobox", name="evidence")
    menu.focus()
    page.keyboard.press("ArrowDown")
    shown(page, rows(evidence="not only alleged"))
    assert alt(page) != before and "alleged" not in alt(page)


def test_focus_stays_on_the_menu_and_tab_goes_on_to_the_next(page):
    first, second = (page.get_by_role("combobox", name=n) for n in ("backer", "kind"))
    first.focus()
    page.keyboard.type("turk")
    shown(page, rows(backer="A-turkey"))
    assert first.evaluate("menu => menu === document.activeElement")
    page.keyboard.press("Tab")
    assert second.evaluate("menu => menu === document.activeElement")


def test_a_choice_without_rows_shows_its_sentence_and_no_old_drawing(page):
    shown(page, rows())
    page.get_by_role("combobox", name="backer").select_option("Goznak")
    page.wait_for_selector("text=the choice is empty")
    assert page.locator("figure").count() == 0


def test_the_numbers_open_by_key(page):
    fold = page.locator("figure summary").first
    fold.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("figure table", state="visible")


def test_axe_finds_no_fault_in_menus_drawing_and_open_table(page):
    for fold in page.locator("figure summary").all():
        fold.click()
    found = Axe().run(page, ".widget-vbox").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:80]) for v in found] == []
