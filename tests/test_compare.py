"""Files that a reader brings: right, wrong, and of another version."""

import pandas as pd
import pytest

from tripoli.compare import match, read, unmatched
from tripoli.data import TripoliError

GED = """\
id,date_start,date_end,latitude,longitude,where_coordinates,low,best,high,country
1,2020-05-18 00:00:00.000,2020-05-18 00:00:00.000,32.47,11.90,Watiya,0,3,5,Libya
2,2020-05-18 00:00:00.000,2020-05-18 00:00:00.000,24.00,23.00,Kufra,1,1,1,Libya
3,2020-05-18 00:00:00.000,2020-05-18 00:00:00.000,32.47,11.90,Watiya,1,1,1,Mali
4,2018-05-18 00:00:00.000,2018-05-18 00:00:00.000,32.47,11.90,Watiya,1,1,1,Libya
"""
ACLED = """event_id_cnty,event_date,latitude,longitude,location,fatalities,country
LBY1,18 May 2020,32.47,11.90,Al Wutiyah,2,Libya
"""


def written(tmp_path, text):
    path = tmp_path / "theirs.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_only_libya_in_our_span_is_kept(tmp_path):
    assert list(read(written(tmp_path, GED)).index) == ["1", "2"]


@pytest.mark.parametrize("text, best", [(GED, 3), (ACLED, 2)], ids=["ucdp", "acled"])
def test_the_fall_of_the_base_is_matched_in_time_and_place(
    tmp_path, tables, text, best
):
    theirs = read(written(tmp_path, text))
    pairs = match(tables["events"], tables["places"], theirs)
    pair = pairs[pairs["event_id"] == "E-20200518-1"].iloc[0]
    assert (pair["days"], pair["km"], pair["their_deaths_best"]) == (0, 0, best)


def test_what_nobody_matches_is_left_over(tmp_path, tables):
    theirs = read(written(tmp_path, GED))
    pairs = match(tables["events"], tables["places"], theirs)
    assert list(unmatched(theirs, pairs, "their_id").index) == ["2"]


@pytest.mark.parametrize(
    "text, words",
    [
        (GED.replace("best", "bestest"), "UCDP GED in another version"),
        (ACLED.replace("fatalities", "deaths"), "ACLED in another version"),
        ("a,b\n1,2\n", "neither UCDP GED"),
        (GED.replace("2020-05-18 00", "the 18th 00", 1), "row 2 column date_start"),
        (
            GED.replace("32.47", "32,4x", 1).replace("32,4x", "32.4x"),
            "row 2 column lat",
        ),
        ("", "does not read as a CSV table"),
    ],
    ids=[
        "ged version",
        "acled version",
        "other file",
        "bad date",
        "bad number",
        "empty",
    ],
)
def test_a_wrong_file_is_one_sentence(tmp_path, text, words):
    with pytest.raises(TripoliError, match=words) as told:
        read(written(tmp_path, text))
    assert "theirs.csv" in str(told.value)


def test_a_file_in_another_encoding_is_one_sentence(tmp_path):
    path = tmp_path / "theirs.csv"
    path.write_bytes(GED.replace("Watiya", "Wat\xefya").encode("latin-1"))
    with pytest.raises(TripoliError, match="in UTF-8"):
        read(path)


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(TripoliError, match=r"none\.csv is not there"):
        read(tmp_path / "none.csv")


def test_our_own_tables_are_untouched(tmp_path, tables):
    before = tables["events"].copy()
    match(tables["events"], tables["places"], read(written(tmp_path, GED)))
    pd.testing.assert_frame_equal(before, tables["events"])
