"""The projector's app: `app/projector.ipynb` in Voila, with the network refused."""

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from servers import serving

APP = Path(__file__).parents[2] / "app"
SIZES = [(1280, 720), (1920, 1080)]
DRAWN = ".projector img[alt^='Of ']"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(APP, home / "app")
    with serving(home, "voila", "--no-browser", "app/projector.ipynb") as address:
        yield address


@pytest.fixture(scope="module", params=SIZES, ids=str)
def page(request, address, chromium):
    """The app on a projector of one size, without a network."""
    width, height = request.param
    page = chromium.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(60_000)
    page.route(lambda url: not url.startswith(address), lambda route: route.abort())
    page.goto(address)
    page.wait_for_selector(".tripoli-scrubber .ts-lists[aria-busy=false]")
    page.wait_for_selector(DRAWN)
    yield page
    page.close()


def test_the_first_screen_holds_map_and_chart_without_scrolling(page):
    tall, wide = page.viewport_size["height"], page.viewport_size["width"]
    root = "document.documentElement"
    assert page.evaluate(f"[{root}.scrollHeight, {root}.scrollWidth]") == [tall, wide]
    shown = page.locator(f".ts-map, .tripoli-scrubber input[type=range], {DRAWN}").all()
    boxes = [one.bounding_box() for one in shown]
    assert len(boxes) == 4
    assert all(box["y"] >= 0 and box["y"] + box["height"] <= tall for box in boxes)
    assert all(box["x"] + box["width"] <= wide for box in boxes)


def test_type_is_large_enough_to_read_from_the_last_row(page):
    told = ".tripoli-scrubber, .projector figcaption"
    sizes = page.locator(told).evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    drawn = page.evaluate(
        f"""() => {{ const img = document.querySelector("{DRAWN}");
        return 9.5 * 4 / 3 * Math.min(img.clientWidth / img.naturalWidth,
          img.clientHeight / img.naturalHeight); }}"""
    )
    assert min(*sizes, drawn) >= page.viewport_size["height"] / 60


def test_no_code_is_shown(page):
    assert "import" not in page.inner_text("body")


def test_the_day_moves_by_keyboard_and_the_chart_follows(page):
    before = page.get_attribute(DRAWN, "alt")
    page.focus(".tripoli-scrubber input[type=range]")
    page.keyboard.press("Home")
    page.wait_for_selector(".projector figcaption:has-text('Begun by 2019-04-03')")
    assert page.get_attribute(DRAWN, "alt") != before
    page.keyboard.press("End")
    page.wait_for_selector(".projector figcaption:has-text('Begun by 2020-10-')")


def test_axe_finds_nothing_serious(page):
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
