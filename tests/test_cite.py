"""Citations and confidence."""

import pandas as pd
import pytest

from tripoli.cite import bibliography, cite, confidence, credits, origins
from tripoli.data import TripoliError

SOURCES = pd.DataFrame(
    [
        ("S-a", "A", "T<b>", "2020-05-19", "https://a.org/1", "afp", "none"),
        ("S-b", "B", "T", "2020-05-18", "https://b.org/1", "afp", "none"),
        ("S-c", "C", "T", "2020-05-20", "https://c.org/1", "volcano", "gna"),
        ("S-d", "D", "T", "2020-05-20", "https://d.org/1", "anadolu", "gna_backer"),
        ("S-e", "E", "T", "2020-05-20", "https://e.org/1", "almarsad", "laaf"),
    ],
    columns=["source_id", "publisher", "title", "date", "url", "origin", "alignment"],
).set_index("source_id")
SOURCES["date"] = pd.to_datetime(SOURCES["date"])


@pytest.mark.parametrize(
    "ids, gained_by, admitted, level",
    [
        (["S-a"], "gna", False, "single"),
        (["S-a", "S-b"], "gna", False, "single"),
        (["S-c", "S-d"], "gna", False, "corroborated"),
        (["S-c", "S-d"], "laaf", False, "confirmed"),
        (["S-a", "S-c"], "gna", False, "confirmed"),
        (["S-c", "S-d"], "", False, "corroborated"),
        (["S-c", "S-e"], "", False, "confirmed"),
        (["S-a", "S-e"], "", False, "confirmed"),
        (["S-e"], "gna", True, "confirmed"),
    ],
    ids=[
        "one",
        "reprints",
        "own side",
        "other side",
        "wire",
        "one side, no gain",
        "both sides, no gain",
        "no gain",
        "admission",
    ],
)
def test_confidence_asks_for_an_origin_that_does_not_gain(
    ids, gained_by, admitted, level
):
    assert confidence(ids, gained_by, SOURCES, admitted) == level


def test_reprints_of_one_agency_are_one_origin():
    assert origins(["S-a", "S-b", "S-c"], SOURCES) == ["afp", "volcano"]


def test_a_citation_gives_publisher_title_day_and_address():
    assert cite("S-b", SOURCES) == "B, “\u2068T\u2069”, 18 May 2020. https://b.org/1"


def test_a_bibliography_has_each_source_once_by_date():
    lines = bibliography(["S-a", "S-b", "S-a"], SOURCES)
    assert [line[0] for line in lines] == ["B", "A"]


def test_markup_in_a_title_is_escaped():
    assert "T&lt;b&gt;" in credits(["S-a"], SOURCES)[0]


def test_an_unknown_source_is_one_sentence():
    for ask in (cite, bibliography, origins, credits):
        with pytest.raises(TripoliError, match="unknown source 'S-z'"):
            ask("S-z", SOURCES)
