"""The tables are sound, and each rule goes red on a row that breaks it."""

import json
import subprocess
import sys

import pytest
from datapackage import package

from tripoli.check import faults
from tripoli.data import codebook, folder, rows
from tripoli.rules import RULES

A, B = "E-20200518-1", "E-20200605-1"
RUN = "one two three four five six seven eight nine ten eleven twelve"


def test_the_tables_have_no_fault():
    assert faults() == []


BAD = {
    "ill-formed id": ("events", A, {"event_id": "20200518"}, "is not formed like"),
    "unknown code": ("events", A, {"kind": "battle"}, "is one of ground, air"),
    "empty cell": ("events", A, {"title": ""}, "is empty: it needs one line"),
    "stray space": ("events", A, {"title": "al-Watiya "}, "has stray space"),
    "no date": ("events", A, {"date_end": "18 May"}, "not read as date"),
    "no number": ("events", A, {"deaths_low": "some"}, "does not read as integer"),
    "dangling source": ("events", A, {"source_ids": "S-none"}, "is not in sources.csv"),
    "dangling place": ("events", A, {"place_id": "P-none"}, "is not in places.csv"),
    "dates fall": ("events", A, {"date_start": "2020-05-19"}, "more than date_end"),
    "range falls": (
        "events",
        A,
        {"deaths_low": "9", "deaths_high": "8"},
        "more than deaths_high",
    ),
    "no address": (
        "sources",
        "S-ap-20200518",
        {"url": "ap.org"},
        "does not read as url",
    ),
    "in_scope": (
        "events",
        A,
        {"date_start": "2018-05-18"},
        "outside 2019-04-03 to 2020-10-31",
    ),
    "days_fit_precision": (
        "events",
        A,
        {"date_precision": "night"},
        "a night two that follow",
    ),
    "a span of one day": (
        "events",
        A,
        {"date_precision": "before"},
        "before from 2020-05-18 to 2020-05-18",
    ),
    "notes_agree_with_origins": (
        "events",
        A,
        {"note": "One origin"},
        "says one origin, but its pages have",
    ),
    "attribution_has_an_actor": (
        "events",
        A,
        {"attribution": "unknown"},
        "unknown, with A-",
    ),
    "answers_follow_claims": (
        "claims",
        "K-20190406-1",
        {"date": "2019-04-08"},
        "K-20190406-1 is of 2019-04-08, after 2019-04-07",
    ),
    "pledges_fit_their_event": (
        "pledges",
        "G-20190610-1",
        {"date": "2019-06-12"},
        "2019-06-12, but E-20190610-1 is of 2019-06-10 to 2019-06-10",
    ),
    "pages_come_after": (
        "events",
        A,
        {"source_ids": "S-ap-20200518;S-lsm-20190409"},
        "S-lsm-20190409 is of 2019-04-09, before 2020-05-18",
    ),
    "quantities_have_a_basis": (
        "support",
        "I-blackshield-1",
        {"quantity_basis": "none"},
        "'none' with a quantity",
    ),
    "titles_own_their_toll": (
        "events",
        A,
        {"title": "Rocket kills two", "deaths_low": "0", "deaths_high": "2"},
        "say who says so",
    ),
    "rows_named_are_there": (
        "events",
        A,
        {"note": "No F-16, but E-20200518-1 and S-none-20200518"},
        "names S-none-20200518, which no table has",
    ),
    "zero_is_said": (
        "events",
        A,
        {"deaths_high": "0", "note": ""},
        "0 means a source says none",
    ),
    "one_sided_toll": (
        "events",
        A,
        {"source_ids": "GNA", "deaths_low": "3"},
        "is one side's toll",
    ),
    "confidence_agrees": ("events", A, {"confidence": "single"}, "its sources make it"),
    "disputes_are_claims": (
        "events",
        "E-20200519-2",
        {"confidence": "contested"},
        "no claim is",
    ),
    "changes_and_captures": (
        "control",
        "C-watiya-1",
        {"event_id": ""},
        "name the event",
    ),
    "capture without change": (
        "events",
        "E-20200518-3",
        {"subkind": "capture"},
        "a capture needs",
    ),
    "opens late": (
        "control",
        "C-watiya-0",
        {"how": "fighting", "event_id": A},
        "must open with",
    ),
    "starts again": ("control", "C-watiya-1", {"how": "start"}, "runs backwards"),
    "value over its range": (
        "indicators",
        "LAST COVID",
        {"value": "9", "value_high": "8"},
        "is more than value_high",
    ),
    "no such day": ("events", A, {"date_end": "2020-02-30"}, "not read as date"),
    "another calendar": (
        "events",
        A,
        {"date_end": "20200518"},
        "not read as date",
    ),
    "no plain number": (
        "places",
        "P-watiya",
        {"lat": "nan"},
        "not read as number",
    ),
    "control_runs_forward": (
        "control",
        "C-watiya-1",
        {"holder": "laaf"},
        "was laaf already",
    ),
    "holders_have_sources": (
        "control",
        "C-watiya-1",
        {"source_ids": ""},
        "only unknown needs none",
    ),
    "places_lie_apart": ("places", "P-watiya", {"lat": "42.47"}, "is not in Libya"),
    "totals_never_fall": (
        "indicators",
        "LAST COVID",
        {"value": "1"},
        "note a revision",
    ),
    "sources_are_used": (
        "sources",
        "S-ap-20200518",
        {"url": "https://www.google.com/search?q=x"},
        "is a search",
    ),
    "one_alignment_each": (
        "sources",
        "S-reuters-20200518",
        {"alignment": "laaf"},
        "one origin has one",
    ),
    "actors_stand_once": ("actors", "A-turkey", {"name_ar": "مصر"}, "keep one"),
    "claims_have_a_subject": (
        "claims",
        "K-ap-1",
        {"event_id": "", "support_id": ""},
        "name the event",
    ),
    "words_are_our_own": ("events", A, {"summary": RUN}, "say it in other words"),
}


def placed(tables, name, cells):
    """Fill the names in BAD that only the tables can give."""
    sources, totals = tables["sources"], tables["indicators"]
    if cells.get("source_ids") == "GNA":
        cells = cells | {"source_ids": sources.index[sources["alignment"] == "gna"][0]}
    if name == "LAST COVID":
        covid = totals[totals["series"] == "covid_cases"]
        name = covid.sort_values("date_end").index[-1]
    return name, cells


@pytest.mark.parametrize("case", BAD)
def test_a_bad_row_is_told_in_one_sentence(case, edit, tables):
    table, name, cells, words = BAD[case]
    name, cells = placed(tables, name, cells)
    if case == "words_are_our_own":
        edit("events", B, summary=RUN)
    told = faults(edit(table, name, **cells))
    (sentence,) = [t for t in told if words in t][:1] or [None]
    assert sentence, f"{case}: {told[:3]}"
    assert sentence.startswith(f"{table}.csv") and "column" in sentence


def test_every_rule_has_a_bad_row():
    assert {rule.__name__ for rule in RULES} <= set(BAD)


def test_two_places_on_one_point_are_told(edit):
    at = {row["place_id"]: row for row in rows("places")}["P-tarhuna"]
    copy = edit("places", "P-watiya", lat=at["lat"], lon=at["lon"])
    assert any("is the point of P-" in fault for fault in faults(copy))


def test_an_id_given_twice_is_told(copy):
    path = copy / "pledges.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    assert any("renumber" in fault for fault in faults(copy))


def test_an_address_given_twice_is_told(edit, tables):
    address = tables["sources"].at["S-lsm-20200520", "url"]
    told = faults(edit("sources", "S-ap-20200518", url=address))
    assert any("is that of S-" in fault for fault in told)


def test_a_source_nobody_uses_is_told(copy):
    path = copy / "sources.csv"
    extra = "S-x,X,X,2020-05-18,https://x.org/x,en,news,none,x,2026-11-22,\n"
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")
    assert any("no row uses it" in fault for fault in faults(copy))


@pytest.mark.parametrize("book", ["codebook", "vocab"])
def test_a_broken_book_is_one_sentence(copy, book):
    (copy / f"{book}.csv").write_text("broken\n", encoding="utf-8")
    (told,) = faults(copy)
    assert told.startswith(f"{book}.csv lacks column 'table'")


def test_a_folder_is_held_to_its_own_vocabulary(copy):
    path = copy / "vocab.csv"
    kept = path.read_text(encoding="utf-8").replace(
        "events,kind,oil,", "events,kind,gas,"
    )
    path.write_text(kept, encoding="utf-8")
    assert any("column kind: 'oil' is not in vocab.csv" in f for f in faults(copy))


def test_a_changed_table_is_told_until_the_sizes_are_written(edit):
    told = faults(edit("places", "P-watiya", note="new"))
    assert len(told) == 1 and "run `make tables`" in told[0]


def test_every_column_of_every_table_is_described():
    for name in codebook()["table"].unique():
        assert list(codebook(name)["column"]) == list(rows(name)[0])
        assert codebook(name)["meaning"].str.len().min() > 10


def test_the_command_is_silent_on_sound_tables_and_fails_on_a_fault(edit):
    command = [sys.executable, "-m", "tripoli.check"]
    sound = subprocess.run(command, capture_output=True, text=True)
    assert (sound.returncode, sound.stdout) == (0, "")
    broken = edit("events", A, kind="battle")
    bad = subprocess.run([*command, str(broken)], capture_output=True, text=True)
    assert bad.returncode == 1 and "column kind: 'battle'" in bad.stdout


def test_the_datapackage_is_what_the_tables_make():
    stored = json.loads((folder() / "datapackage.json").read_text(encoding="utf-8"))
    assert stored == package()


def test_frictionless_finds_the_package_valid():
    from frictionless import Package

    report = Package(str(folder() / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:3]
