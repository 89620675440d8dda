"""A figure describes itself and repeats byte for byte."""

import re

import pandas as pd
import pytest
from matplotlib.figure import Figure as Canvas

from tripoli.data import TripoliError
from tripoli.figure import figure, numbers, svg, table
from tripoli.style import tell


def drawn(alt="Two bars."):
    ax = Canvas().subplots()
    ax.bar(["a", "b"], [1, 2])
    return tell(
        ax, alt, pd.DataFrame({"n": [1, 2]}, index=["a", "b"]), ["S-ap-20200518"]
    )


def test_the_picture_repeats_byte_for_byte():
    assert svg(drawn()) == svg(drawn())
    assert b"<dc:date>" not in svg(drawn())


def test_a_figure_holds_alt_text_caption_numbers_and_sources():
    page = figure(drawn(), "What bars say")._repr_html_()
    for part in (
        'alt="Two bars."',
        "<figcaption>What bars say<",
        "The numbers (2 rows)",
        "Sources (1)",
        'href="https://',
    ):
        assert part in page


def test_quotes_and_markup_in_alt_text_and_caption_stay_text():
    page = figure(drawn('A "b" <c>'), "<script>")._repr_html_()
    assert 'alt="A &quot;b&quot; &lt;c&gt;"' in page and "<script>" not in page


def test_a_day_in_a_narrow_column_is_not_broken():
    page = numbers(pd.DataFrame({"day": pd.to_datetime(["2020-05-18"])}, index=["a"]))
    assert 'white-space:nowrap">2020-05-18<' in page


def test_headers_of_numbers_name_their_row_or_column():
    page = numbers(pd.DataFrame({"n": [1]}, index=["a"]))
    headers = re.findall(r"<th\b[^>]*>", page)
    assert headers and all('scope="' in header for header in headers)


def test_cells_read_as_words():
    frame = pd.DataFrame(
        {"d": [pd.Timestamp("2020-05-18")], "l": [["a", "b"]], "x": [pd.NA]}
    )
    page = table(frame, "Cells")._repr_html_()
    assert ">2020-05-18<" in page and ">a; b<" in page and "NA" not in page
    assert page.index("<caption>Cells</caption>") < page.index("<thead>")


def test_a_whole_number_has_no_decimals_and_a_broken_one_keeps_them():
    told = numbers(pd.DataFrame({"n": pd.array([1.1e9, 2.5, None], dtype="Float64")}))
    assert ">1100000000<" in told and ">2.5<" in told


def test_a_chart_that_does_not_describe_itself_is_one_sentence():
    with pytest.raises(TripoliError, match="shows charts of"):
        figure(Canvas().subplots(), "nothing")
