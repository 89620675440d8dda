"""Charts of intervention draw what the rows say, and add nothing up."""

import pandas as pd
import pytest

from tripoli.charts import backing, deliveries, denied, hired
from tripoli.charts.rows import heading
from tripoli.chooser import chooser
from tripoli.data import LAST, TripoliError
from tripoli.figure import figure
from tripoli.style import HOLDERS, OUTCOMES, STATUSES

BERLIN = "2019-12-01", "2020-04-30"
ROW = {
    "backer_id": "A-turkey",
    "side": "gna",
    "kind": "personnel_foreign",
    "item": "Syrian fighters",
    "quantity_low": 100,
    "quantity_high": 300,
    "quantity_basis": "flow",
    "unit": "people",
    "date_start": pd.Timestamp("2020-01-01"),
    "date_end": pd.Timestamp("2020-01-31"),
    "status": "reported",
    "denied_by_ids": [],
    "source_ids": ["S-a"],
}


def support(*changes):
    """A small table of support: one row for each dict of changed cells."""
    rows = pd.DataFrame([ROW | change for change in changes])
    rows.index = pd.Index([f"I-{at}" for at in range(len(rows))], name="support_id")
    for column in ("quantity_low", "quantity_high"):
        rows[column] = rows[column].astype("Int64")
    return rows


def symbols(ax, marker):
    """Every x that is drawn with a marker, as it was given."""
    found = [line for line in ax.get_lines() if line.get_marker() == marker]
    return [x for line in found for x in line.get_xdata()]


def hollow(ax, marker):
    found = [line for line in ax.get_lines() if line.get_marker() == marker]
    return {line.get_markerfacecolor() for line in found} == {"white"}


@pytest.fixture(scope="module")
def figures(tables):
    given, actors, claims = tables["support"], tables["actors"], tables["claims"]
    cargo = given[given["kind"].isin(backing.CARGO)]
    day = tables["events"].loc["E-20200119-1"]
    return [
        backing.backing_chart(given, actors),
        deliveries.timeline(backing.chosen(given, kind="uav"), actors),
        hired.fighters_chart(given),
        hired.fighters_chart(given, "laaf"),
        deliveries.around_chart(cargo, actors, day, *BERLIN),
        backing.ladder(given[given["kind"].isin(backing.AIR)], actors),
        denied.denials_chart(given, claims, actors),
    ]


def test_each_figure_has_alt_text_numbers_and_sources(figures):
    for ax in figures:
        told = ax.tripoli
        assert len(told["alt"]) > 60 and len(told["table"]) and told["source_ids"]


def test_no_colour_is_new_and_sides_keep_theirs(tables):
    ax = deliveries.timeline(support({}, {"side": "laaf"}), tables["actors"])
    edges = {line.get_markeredgecolor() for line in ax.get_lines()}
    assert {HOLDERS["gna"]["colour"], HOLDERS["laaf"]["colour"]} <= edges


@pytest.mark.parametrize("status, weak", [("admitted", False), ("alleged", True)])
def test_what_is_only_alleged_does_not_look_admitted(tables, status, weak):
    ax = deliveries.timeline(support({"status": status}), tables["actors"])
    assert hollow(ax, STATUSES[status]["marker"]) is weak


def test_a_cell_of_the_grid_has_the_best_status_and_not_a_sum(tables):
    two = support({"status": "alleged"}, {"status": "confirmed"})
    ax = backing.backing_chart(two, tables["actors"])
    assert len(symbols(ax, "o")) == 1 and not symbols(ax, "v")
    assert list(ax.tripoli["table"]["rows"]) == [2]


def test_a_state_on_neither_side_is_not_drawn_like_a_backer(tables):
    two = support({}, {"backer_id": "A-usa", "side": "laaf"})
    ax = backing.backing_chart(two, tables["actors"])
    names = [tick.get_text() for tick in ax.get_yticklabels()]
    assert names == ["Turkey", "United States †"]
    assert "1 backers are on neither side" in ax.tripoli["alt"]


@pytest.mark.parametrize(
    "new, said", [(True, "for the GNA: Turkey"), (False, "Turkey")]
)
def test_the_first_heading_of_a_side_names_it_without_colour(new, said):
    assert heading("Turkey", "gna", new) == said


def test_a_backer_of_both_sides_has_a_line_for_each(tables):
    ax = backing.backing_chart(support({}, {"side": "laaf"}), tables["actors"])
    assert len(ax.get_yticks()) == 2


@pytest.mark.parametrize("name, size", [("A-turkey", 61), ("A-uae", 27)])
def test_chosen_keeps_one_backer(tables, name, size):
    assert len(backing.chosen(tables["support"], backer=name)) == size


def test_thresholds_of_evidence_nest_and_drop_what_they_say(tables):
    sizes = [
        len(backing.chosen(tables["support"], evidence=e)) for e in backing.EVIDENCE
    ]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] == len(tables["support"])
    firm = backing.chosen(tables["support"], evidence="not only alleged")
    assert not {"alleged", "denied"} & set(firm["status"])


def test_a_bar_covers_its_last_day(tables):
    ax = deliveries.timeline(support({}), tables["actors"])
    assert ax.patches[0].get_width() == 31


def test_an_unknown_end_is_marked_and_told(tables):
    ax = deliveries.timeline(support({}, {"date_end": pd.NaT}), tables["actors"])
    assert len(symbols(ax, "$?$")) == 1
    sure, unsure = (bar.get_height() for bar in ax.patches)
    assert unsure < sure
    assert "1 have no known end" in ax.tripoli["alt"]


def test_a_start_before_the_frame_is_marked_and_not_moved_silently(tables):
    early = {"date_start": pd.Timestamp("2018-01-01")}
    ax = deliveries.timeline(support(early), tables["actors"])
    assert len(symbols(ax, "<")) == 1


def test_a_flow_is_hollow_and_a_stock_is_not():
    ax = hired.fighters_chart(support({}, {"quantity_basis": "estimate"}))
    assert hollow(ax, "D") and not hollow(ax, "o")


def test_fighters_are_drawn_as_their_own_range_never_as_a_sum():
    ax = hired.fighters_chart(support({}, {"quantity_low": 200}))
    assert sorted(symbols(ax, "D")) == [100, 200, 300, 300]


def test_a_count_without_a_number_is_told_and_not_drawn_as_zero():
    bare = {"quantity_low": None, "quantity_high": None, "quantity_basis": "none"}
    ax = hired.fighters_chart(support({}, bare))
    assert len(ax.get_yticks()) == 1
    assert "1 rows give no number" in ax.tripoli["alt"]


def test_the_two_parts_share_one_scale_and_no_row():
    both = support({"quantity_high": 9000}, {"side": "laaf"})
    parts = [hired.fighters_chart(both, side) for side in ("gna", "laaf")]
    assert parts[0].get_xlim() == parts[1].get_xlim()
    assert [list(ax.tripoli["table"].index) for ax in parts] == [["I-0"], ["I-1"]]


def test_the_same_sort_of_fighters_is_kept_apart_by_side():
    ax = hired.fighters_chart(support({}, {"side": "laaf"}))
    assert "Syrians, GNA" in ax.tripoli["alt"] and "Syrians, LAAF" in ax.tripoli["alt"]


@pytest.mark.parametrize(
    "end, said",
    [(pd.NaT, "from 1 Jan 2020"), ("2020-01-01", "1 Jan 2020"),
     ("2020-01-31", "1 Jan 2020 to 31 Jan 2020")],
)  # fmt: skip
def test_a_count_without_an_end_is_not_told_as_one_day(end, said):
    row = next(support({"date_end": pd.Timestamp(end)}).itertuples())
    assert hired.days(row) == said


@pytest.mark.parametrize(
    "item, who",
    [
        ("Tunisians said to be moved from Syria", "Tunisians"),
        ("Darfur groups", "Sudanese"),
        ("Private operatives", "others"),
    ],
)
def test_fighters_go_under_their_own_name(item, who):
    row = next(support({"item": item}).itertuples())
    assert hired.people(row) == who


def test_rows_outside_the_months_are_left_out(tables):
    late = {"date_start": pd.Timestamp("2020-08-01"), "date_end": LAST}
    day = tables["events"].loc["E-20200119-1"]
    ax = deliveries.around_chart(support({}, late), tables["actors"], day, *BERLIN)
    assert len(ax.tripoli["table"]) == 1
    assert "19 January 2020" in ax.tripoli["alt"]


def test_a_row_without_an_end_is_not_lost_around_an_event(tables):
    open_end = support({"date_start": pd.Timestamp("2019-05-01"), "date_end": pd.NaT})
    day = tables["events"].loc["E-20200119-1"]
    ax = deliveries.around_chart(open_end, tables["actors"], day, *BERLIN)
    assert list(ax.tripoli["table"].index) == ["I-0"]


def test_rungs_of_the_ladder_climb_from_alleged_to_admitted(tables):
    both = support({"status": "alleged"}, {"status": "admitted"})
    ax = backing.ladder(both, tables["actors"])
    assert symbols(ax, "v")[0] < symbols(ax, "*")[0]


def test_a_denial_by_a_spokesman_is_not_counted_twice(tables):
    said = denied.denials(tables["support"], tables["claims"], tables["actors"])
    jets = said[said["support_id"] == "I-russia-2"]
    assert set(jets["claimant_id"]) == {"A-bondarev", "A-dzhabarov", "A-mismari"}


def test_a_second_denier_without_a_claim_is_not_lost(tables):
    said = denied.denials(tables["support"], tables["claims"], tables["actors"])
    cargo = said[said["support_id"] == "I-skyaviatrans-1"].set_index("claimant_id")
    assert pd.isna(cargo.at["A-ukraine", "outcome"])


def test_denials_are_drawn_by_how_they_stand(tables):
    given = tables["support"], tables["claims"], tables["actors"]
    said, ax = denied.denials(*given), denied.denials_chart(*given)
    for outcome, count in said["outcome"].value_counts().items():
        assert len(symbols(ax, OUTCOMES[outcome]["marker"])) == count


@pytest.mark.parametrize(
    "draw",
    [
        lambda t: deliveries.timeline(t["support"][:0], t["actors"]),
        lambda t: backing.backing_chart(t["support"][:0], t["actors"]),
        lambda t: deliveries.timeline(t["support"], t["actors"]),
        lambda t: backing.chosen(t["support"], backer="A-turky"),
        lambda t: backing.chosen(t["support"], kind="drones"),
        lambda t: backing.chosen(t["support"], evidence="sure"),
        lambda t: hired.fighters_chart(support({}, {"unit": "USD"})),
        lambda t: hired.fighters_chart(support({}), "gnu"),
        lambda t: deliveries.around_chart(
            t["support"][:5], t["actors"], t["events"].iloc[0], "soon", "2020-03-01"
        ),
    ],
    ids=[
        "none",
        "none",
        "too many",
        "backer",
        "kind",
        "evidence",
        "units",
        "side",
        "day",
    ],
)
def test_a_wrong_choice_is_one_sentence(tables, draw):
    with pytest.raises(TripoliError, match=r"empty|cannot|unknown|one unit|not a date"):
        draw(tables)


@pytest.fixture
def made(tables):
    def draw(backer, kind, evidence):
        rows = backing.chosen(tables["support"], backer, kind, evidence)
        return figure(deliveries.timeline(rows, tables["actors"]), "Rows")

    menus = backing.choices(tables["support"], tables["actors"])
    return chooser(draw, menus, kind="uav")


def test_menus_offer_every_backer_and_kind_that_has_rows(tables, made):
    offered = backing.choices(tables["support"], tables["actors"])
    for name, column in (("backer", "backer_id"), ("kind", "kind")):
        assert set(tables["support"][column]) <= set(offered[name].values())


def test_a_choice_draws_anew(made):
    before = made.children[-1].value
    made.children[2].value = "only admitted or confirmed"
    assert made.children[-1].value != before
    assert "only admitted" in repr(made)


def test_a_choice_that_cannot_be_drawn_shows_its_sentence(made):
    made.children[1].value = "all"
    assert made.children[-1].value.startswith("<p>176 rows cannot be read")


def test_without_a_kernel_the_drawing_and_the_choice_stand(made):
    bundle = made._repr_mimebundle_()
    page = (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]
    assert "kind: drones" in page and "<img alt=" in page


def test_a_first_choice_that_no_menu_has_is_one_sentence():
    with pytest.raises(TripoliError, match="unknown"):
        chooser(lambda side: None, {"side": {"GNA": "gna"}}, side="gnu")
