"""The projector's chart names whose support is best founded, and never how much."""

import pytest

import tripoli
from tripoli.charts.given import given, given_chart
from tripoli.data import TripoliError, labels


@pytest.fixture(scope="module")
def shown(tables):
    return given(tables["support"], tables["actors"]).set_index(["kind", "side"])


def test_each_cell_has_the_best_founded_status_of_its_rows(shown, tables):
    order = list(labels("support", "status"))
    cells = tables["support"].groupby(["kind", "side"])["status"]
    assert shown["status"].to_dict() == {
        cell: min(some, key=order.index) for cell, some in cells
    }


def test_every_backer_of_a_cell_is_named_or_counted(shown, tables):
    backers = tables["support"].groupby(["kind", "side"])["backer_id"].nunique()
    assert (shown["more"] + 1).to_dict() == backers.to_dict()


def test_a_backer_on_neither_side_does_not_stand_before_one_that_is(tables):
    rows = tables["support"].query("status == 'admitted' and side == 'laaf'").head(3)
    rows = rows.assign(kind="uav", backer_id=["A-usa", "A-usa", "A-russia"])
    shown = given(rows, tables["actors"])
    assert list(shown["backer_id"]) == ["A-russia"]


def test_the_chart_keeps_its_lines_when_few_kinds_are_there(tables):
    few = tripoli.upto(tables["support"], "2019-04-03")
    for support in (few, tables["support"]):
        ax = given_chart(support, tables["actors"])
        told = [label.get_text() for label in ax.get_yticklabels()]
        assert told == list(labels("support", "kind").values())
        assert ax.get_ylim() == (len(told) - 0.5, -0.5)


def test_marks_and_names_stand_at_their_kind_and_side(tables):
    rows = tables["support"].query("kind == 'uav' and side == 'laaf'")
    ax = given_chart(rows, tables["actors"])
    (mark,) = [line for line in ax.lines if line.get_marker() != "None"]
    assert (*mark.get_xdata(), *mark.get_ydata()) == (1, 0)
    (name,) = [text for text in ax.texts if "Emirates" in text.get_text()]
    assert name.xy == (1, 0)


def test_the_alt_text_counts_the_kinds_of_each_side(shown, tables):
    alt = given_chart(tables["support"], tables["actors"]).tripoli["alt"]
    for side in ("gna", "laaf"):
        kinds = len(shown.xs(side, level="side"))
        assert f"for the {side.upper()} {kinds}: " in alt


def test_no_rows_are_told_in_a_sentence(tables):
    with pytest.raises(TripoliError, match="no row of support to draw"):
        given_chart(tables["support"].head(0), tables["actors"])
