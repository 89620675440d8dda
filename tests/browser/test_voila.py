"""The scrubber as an app without code, served by Voila with a kernel behind it."""

import pytest
from servers import app

APP = """
from tripoli.scrubber import scrubber
scrubber(day="2020-05-18")
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with app(tmp_path_factory.mktemp("voila"), APP) as address:
        yield address


def test_the_scrubber_moves_in_voila(address, chromium):
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, locale="en-US")
    page.set_default_timeout(60_000)
    page.goto(address)
    page.wait_for_selector(".tripoli-scrubber .ts-lists[aria-busy=false]")
    page.focus(".tripoli-scrubber input[type=range]")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".ts-day:has-text('19 May 2020')")
    page.close()
