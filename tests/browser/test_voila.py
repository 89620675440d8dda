"""The scrubber as an app without code, served by Voila with a kernel behind it."""

import nbformat
import pytest
from execute import KERNEL
from servers import serving

APP = """
from tripoli.scrubber import scrubber
scrubber(day="2020-05-18")
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    home = tmp_path_factory.mktemp("voila")
    book = nbformat.v4.new_notebook(metadata={"kernelspec": KERNEL})
    book.cells = [nbformat.v4.new_code_cell(APP)]
    nbformat.write(book, home / "app.ipynb")
    with serving(home, "voila", "--no-browser", "app.ipynb") as address:
        yield address


def test_the_scrubber_moves_in_voila(app, chromium):
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, locale="en-US")
    page.set_default_timeout(60_000)
    page.goto(app)
    page.wait_for_selector(".tripoli-scrubber .ts-lists[aria-busy=false]")
    page.focus(".tripoli-scrubber input[type=range]")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".ts-day:has-text('19 May 2020')")
    page.close()
