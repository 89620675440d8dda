"""A figure on screens of three sizes: grown, as drawn, and narrow."""

import pytest

from tripoli import charts
from tripoli.figure import GROWN, figure


@pytest.mark.parametrize(
    ("screen", "across"),
    [((1920, 1080), 768 * GROWN), ((1280, 400), 768), ((360, 640), 360)],
    ids=["room to grow", "as drawn", "narrow"],
)
def test_a_figure_grows_while_the_window_shows_all_of_it(
    chromium, tables, screen, across
):
    page = chromium.new_page(
        viewport=dict(zip(("width", "height"), screen, strict=True))
    )
    shown = figure(charts.weekly_chart(tables["events"]), "Weeks")._repr_html_()
    page.set_content(f'<body style="margin:0">{shown}')
    assert page.locator("img").bounding_box()["width"] == pytest.approx(across, abs=1)
    page.close()
