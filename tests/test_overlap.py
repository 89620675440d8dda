"""Origins, one-sided tolls, guesses from two lists, tables with pages taken away."""

import nbformat
import pandas as pd
import pytest

from tripoli import known, overlap
from tripoli.cite import confidence
from tripoli.data import TripoliError, folder
from tripoli.events import weekly
from tripoli.exercises.lesson10 import MADE


@pytest.fixture
def sources():
    """Two copies of one agency, one page of each side, one of neither."""
    rows = {
        "S-copy-1": ("A site", "wire", "none"),
        "S-copy-2": ("B site", "wire", "none"),
        "S-gna": ("G", "g", "gna"),
        "S-backer": ("H", "h", "laaf_backer"),
        "S-other": ("A site", "own", "none"),
    }
    columns = ["publisher", "origin", "alignment"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


@pytest.fixture
def events():
    rows = {
        "E-1": (["S-copy-1", "S-copy-2"], "", "single", 0, 0),
        "E-2": (["S-gna"], "gna", "single", 0, 5),
        "E-3": (["S-gna", "S-backer"], "gna", "confirmed", 2, 2),
        "E-4": (["S-backer", "S-other"], "laaf", "confirmed", 1, 4),
    }
    columns = ["source_ids", "gained_by", "confidence", "deaths_low", "deaths_high"]
    made = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return made.rename_axis("event_id")


@pytest.fixture
def claims():
    columns = ["event_id", "stance", "interest", "source_ids"]
    row = ("E-2", "admits", "against_self", ["S-gna", "S-backer"])
    return pd.DataFrame([row], columns=columns, index=["K-1"])


def test_copies_of_one_agency_are_one_origin(events, sources):
    per = overlap.per_event(events, sources)
    assert list(per.loc["E-1"]) == [2, 2, 1]


def test_reprints_are_counted_by_publisher_not_by_page(sources):
    assert list(overlap.reprints(sources).loc["wire"]) == [2, 2]
    twice = pd.concat([sources, sources.loc[["S-copy-1"]]])
    assert list(overlap.reprints(twice).loc["wire"]) == [3, 2]


def test_a_backers_page_is_its_sides_and_others_are_told_apart(events, sources):
    told = overlap.told_from(events, sources)["told_by"]
    assert list(told) == [
        "others alone",
        "GNA's side alone",
        "both sides",
        "LAAF's side and others",
    ]
    assert set(told) <= set(overlap.TOLD_BY)


def test_a_toll_from_zero_is_not_a_count_of_none(events):
    shape = overlap.toll_shape(events)
    assert list(shape) == ["nobody died", "from zero", "one number", "a range"]


def test_an_unknown_toll_has_no_shape(events):
    unknown = events.assign(deaths_high=pd.array([pd.NA] * 4, "Int64"))
    assert overlap.toll_shape(unknown).isna().all()


def test_lists_have_true_only_where_they_tell_the_event(events, sources):
    told = overlap.told_by(events, sources)
    assert told.dtypes.eq(bool).all() and list(told.sum().head(2)) == [2, 2]
    assert list(told.index[told["wire"]]) == ["E-1"]


def test_the_fish_of_the_textbook_are_counted():
    """With 11 marked, 7 caught and 3 of them marked, Chapman gives 23."""
    one = pd.Series([True] * 11 + [False] * 4)
    other = pd.Series([False] * 8 + [True] * 7)
    guess = overlap.chapman(one, other)
    assert list(guess[["first", "second", "both", "estimate"]]) == [11, 7, 3, 23]
    assert guess["low"] >= 15 and guess["high"] > 23


def test_independent_lists_guess_the_total_and_copies_guess_too_little():
    number = pd.Series(range(1000))
    one, other = number % 2 == 0, number % 5 == 0
    fair = overlap.chapman(one, other)["estimate"]
    copied = overlap.chapman(one, other | (one & (number % 3 == 0)))["estimate"]
    assert fair == pytest.approx(1000, rel=0.01) and copied < 0.8 * fair


def test_an_empty_list_or_a_single_one_is_one_sentence():
    told = pd.DataFrame({"a": [True, False], "b": [False, False]})
    with pytest.raises(TripoliError, match="one of these has none"):
        overlap.chapman(told["a"], told["b"])
    with pytest.raises(TripoliError, match="name two or more"):
        overlap.pairs(told, ["a"])
    with pytest.raises(TripoliError, match="unknown list 'c'"):
        overlap.pairs(told, ["a", "c"])


def test_some_guesses_are_below_what_we_hold(tables):
    """The lesson says so; if it no longer holds, the lesson must change."""
    told = overlap.told_by(tables["events"], tables["sources"])
    guesses = overlap.pairs(told, told.columns[:6])
    assert len(guesses) == 15
    assert 5 <= (guesses["estimate"] < len(tables["events"])).sum() <= 12
    pair = overlap.chapman(told["libyasecuritymonitor"], told["reuters"])
    assert pair["estimate"] < len(tables["events"])


def test_wilson_is_that_of_the_tables():
    assert overlap.wilson(0, 10) == (0.0, 0.278)
    assert overlap.wilson(5, 10) == (0.237, 0.763)
    with pytest.raises(TripoliError, match="11 of 10 is no share"):
        overlap.wilson(11, 10)


def test_a_row_without_a_page_is_lost_and_the_original_kept(events):
    left = overlap.still_told(events, ["S-gna"])
    assert list(left.index) == ["E-1", "E-3", "E-4"]
    assert left.at["E-3", "source_ids"] == ["S-backer"]
    assert events.at["E-3", "source_ids"] == ["S-gna", "S-backer"]


def test_what_is_left_is_weighed_again(events, claims, sources):
    left = overlap.without(events, claims, sources, ["S-backer"])
    assert left["confidence"].to_dict() == {
        "E-1": "single",
        "E-2": "confirmed",  # its admission stands on a page that is kept
        "E-3": "single",
        "E-4": "single",
    }


def test_an_admission_goes_with_the_page_that_carries_it(events, claims, sources):
    more = events.copy()
    more.at["E-2", "source_ids"] = ["S-gna", "S-other"]
    left = overlap.without(more, claims, sources, ["S-gna"])
    assert left.at["E-2", "confidence"] == "single"


def test_what_a_coder_set_stays(events, claims, sources):
    doubted = events.assign(confidence="refuted")
    left = overlap.without(doubted, claims, sources, ["S-other"])
    assert set(left["confidence"]) == {"refuted"}


def test_no_page_taken_away_changes_nothing(tables):
    events, sources = tables["events"], tables["sources"]
    same = overlap.without(events, tables["claims"], sources, [])
    assert (same["confidence"] == events["confidence"]).all()
    row = events.loc["E-20200413-1"]
    assert confidence(row["source_ids"], "gna", sources) == row["confidence"]


def test_the_three_groups_of_alignment_part_all_pages(tables):
    groups = list(overlap.groups(tables["sources"]).values())
    assert sum(map(len, groups[:3])) == len(tables["sources"])
    assert len(set().union(*groups[:3])) == len(tables["sources"])


def test_the_fullest_week_stands_in_every_trial(tables):
    """The lesson says so."""
    trials = overlap.trials(tables["events"], tables["claims"], tables["sources"])
    weeks = {weekly(rows).sum(axis=1).idxmax() for rows in trials.values()}
    assert len(weeks) == 1 and len(trials) == 6
    assert all("E-20200518-1" in rows.index for rows in trials.values())


def test_the_lesson_and_its_key_have_the_same_made_file():
    book = nbformat.read(folder().parent / "notebooks" / "10-trust.ipynb", as_version=4)
    cells = [c.source for c in book.cells if c.source.startswith("made = ")]
    found: dict[str, str] = {}
    exec(cells[0], found)
    assert len(cells) == 1 and found["made"] == MADE


def test_the_rate_of_lesson_10_is_one_that_the_story_of_the_tables_tells():
    """If README.md tells other numbers, the cell with `wrong, cells` must change."""
    book = nbformat.read(folder().parent / "notebooks" / "10-trust.ipynb", as_version=4)
    cell = next(c.source for c in book.cells if c.source.startswith("wrong, cells"))
    found: dict[str, int] = {}
    exec(cell.splitlines()[0], found)
    story = (folder() / "README.md").read_text(encoding="utf-8").split("## ")[1]
    assert f"{found['wrong']} of {found['cells']:,}" in " ".join(story.split())


def test_the_low_band_of_lesson_10_is_the_three_places_it_names(tables):
    false = known.announced(tables["events"], tables["claims"], tables["actors"])
    told = known.reported_control(tables["control"], false, tables["sources"])
    for day in ("2020-04-05", "2020-05-18"):
        apart = known.told_otherwise(tables["control"], told, day)
        band = apart.index[(apart["held"] == "laaf") & (apart["reported"] == "gna")]
        assert set(band) == {"P-kazirma", "P-tikbali-camp", "P-sawarikh-camp"}
