"""Reading tables: every kind of bad file is one sentence."""

import pandas as pd
import pytest

from tripoli.data import (
    TripoliError,
    codebook,
    label,
    load,
    to_day,
    to_span,
    vocab,
    write_whole,
)


def break_file(copy, name, change):
    path = copy / f"{name}.csv"
    path.write_bytes(change(path.read_bytes()))


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda b: b[:-9], "pledges.csv is cut off"),
        (lambda b: b + b"\xff\n", "pledges.csv is not UTF-8"),
        (lambda b: b.replace(b"promise", b"promised", 1), "lacks column 'promise'"),
        (lambda b: b.replace(b",note\n", b",note,mood\n", 1), "unknown column 'mood'"),
        (lambda b: b + b"G-1,2\n", "cells: the header has 9"),
        (lambda b: b.replace(b"promise", b"note", 1), "lacks column 'promise'"),
        (lambda b: b.replace(b",note\n", b",note,note\n", 1), "repeats column 'note'"),
        (
            lambda b: b.replace(b"pledge_id,date", b"date,pledge_id", 1),
            "has out of order column 'date'",
        ),
        (lambda b: b.replace(b"2019", b"soon", 2), "is not a date like 2020-05-18"),
    ],
    ids=[
        "truncated",
        "encoding",
        "missing column",
        "extra column",
        "short row",
        "wrong column",
        "repeated column",
        "order",
        "date",
    ],
)
def test_a_broken_file_is_one_sentence(copy, change, words):
    break_file(copy, "pledges", change)
    with pytest.raises(TripoliError) as told:
        load("pledges", copy)
    assert words in str(told.value) and "\n" not in str(told.value)


def test_a_missing_file_is_named(copy):
    (copy / "events.csv").unlink()
    with pytest.raises(TripoliError, match=r"events\.csv is missing from data/"):
        load("events", copy)


def test_an_unknown_table_is_met_with_the_nearest_name():
    with pytest.raises(TripoliError, match="did you mean 'events'"):
        load("event")


@pytest.mark.parametrize("name", codebook()["table"].unique())
def test_columns_are_typed_as_the_codebook_says(name, tables):
    wanted = {"date": "datetime64[s]", "integer": "Int64", "number": "Float64"}
    for row in codebook(name).to_dict("records")[1:]:
        found = str(tables[name][row["column"]].dtype)
        text = "object" if row["type"] in ("refs", "list") else "str"
        assert found == wanted.get(row["type"], text), row["column"]


def test_an_empty_cell_is_missing_not_zero(tables):
    deaths = tables["events"]["deaths_high"]
    assert deaths.isna().any() and not (deaths.dropna() == 0).all()


@pytest.mark.parametrize(
    "bad",
    ["soon", "2020-13-01", "05/06/2020", 20200518, None, "2018-01-01", "2021-01-01"],
)
def test_a_bad_day_is_one_sentence(bad):
    with pytest.raises(
        TripoliError, match=r"write it as 2020-05-18|outside the record"
    ):
        to_day(bad)


def test_a_day_may_be_text_date_or_timestamp():
    day = pd.Timestamp("2020-05-18")
    assert to_day("2020-05-18") == to_day(day) == to_day(day.date()) == day


def test_labels_come_from_the_vocabulary():
    assert label("control", "holder", "gna") == "GNA"
    assert vocab()["label_ar"].ne("").all()
    with pytest.raises(TripoliError, match="unknown holder 'gnaa'"):
        label("control", "holder", "gnaa")


def test_days_in_the_wrong_order_are_one_sentence():
    with pytest.raises(TripoliError, match="swap them"):
        to_span("2020-06-05", "2020-05-22")


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "kept.txt"
    path.write_text("old")
    monkeypatch.setattr(type(path), "replace", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_whole(path, "new")
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]
