"""Charts of the air draw rows as rows, rings as assumptions, claims as claims."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from tripoli.charts import flyers, losses, reach, strikes, targets
from tripoli.data import TripoliError
from tripoli.events import air_strikes
from tripoli.places import distance_km
from tripoli.style import HOLDERS

EVE = "2020-05-17"
COSTLY = {"claimant_id": "A-g", "stance": "admits", "interest": "against_self"}


@pytest.fixture
def actors():
    sides = {"A-g": "gna", "A-l": "laaf", "A-lb": "laaf_backer", "A-n": "none"}
    return pd.DataFrame({"side": sides})


@pytest.fixture
def events():
    """Four rows of kind air: a strike by each side, one by both, one by nobody."""
    return pd.DataFrame(
        {
            "date_start": pd.to_datetime(["2020-05-01"] * 3 + ["2020-06-01"]),
            "date_end": pd.to_datetime(["2020-05-01"] * 3 + ["2020-06-01"]),
            "kind": "air",
            "subkind": ["air strike", "drone strike", "air strikes", "air strike"],
            "place_id": ["P-a", "P-a", "P-b", None],
            "initiator_ids": [["A-g"], ["A-lb"], ["A-g", "A-l"], []],
            "attribution": ["admitted", "alleged", "agreed", "unknown"],
            "source_ids": [["S-1"], ["S-2"], ["S-1"], ["S-3"]],
        },
        index=["E-1", "E-2", "E-3", "E-4"],
    )


@pytest.fixture
def lost(events):
    """One lost drone of the GNA's side that the LAAF tells of, with no claim yet."""
    row = {"subkind": "drone lost", "target_ids": [["A-g"]], "title": "one"}
    return events.iloc[:1].assign(**row)


def said(**cells):
    plain = {"event_id": "E-1", "claimant_id": "A-l", "stance": "asserts"}
    plain["source_ids"] = ["S-9"]
    return pd.DataFrame(
        [plain | {"interest": "favours_self", "outcome": "open"} | cells]
    )


@pytest.mark.parametrize(
    "subkind", ["drone lost", "drone shot down", "tally", "jet lost"]
)
def test_a_lost_aircraft_or_a_tally_is_not_counted_as_a_strike(events, subkind):
    events.loc["E-1", "subkind"] = subkind
    assert list(air_strikes(events).index) == ["E-2", "E-3", "E-4"]


def test_a_row_of_another_kind_is_not_counted_as_a_strike(events):
    events.loc["E-2", "kind"] = "shelling"
    assert "E-2" not in air_strikes(events).index


def test_backers_count_with_their_side_and_nobody_as_unknown(events, actors):
    rows = flyers.flown(events, actors)
    assert list(rows["who"]) == ["gna", "laaf", "gna", "laaf", "unknown"]
    assert list(rows["own_word"]) == [True, False, True, True, False]


def test_bars_of_a_month_add_up_and_an_opponents_word_is_hollow(events, actors):
    ax = strikes.monthly_strikes(events, actors)
    bars = [bar for group in ax.containers for bar in group if bar.get_height()]
    assert sum(bar.get_height() for bar in bars) == 5
    hollow = [b.get_height() for b in bars if b.get_facecolor() == (1, 1, 1, 1)]
    assert hollow == [1, 1]  # E-2 and E-4
    assert "4 rows on air strikes in 2 months" in ax.tripoli["alt"]


def test_a_month_without_rows_is_kept_as_a_gap(tables):
    month = tables["events"]["date_start"].dt.to_period("M")
    some = tables["events"][(month >= "2019-11") & (month != "2020-02")]
    ax = strikes.monthly_strikes(some, tables["actors"])
    assert "Feb" in [tick.get_text() for tick in ax.get_xticklabels()]
    assert pd.Period("2020-02") not in ax.tripoli["table"].index


def test_map_tells_how_many_rows_it_does_not_show(tables):
    rows, places = air_strikes(tables["events"]), tables["places"]
    alt = targets.strikes_map(tables["events"], places, tables["actors"]).tripoli["alt"]
    south = rows[rows["place_id"] == "P-murzuq"]
    off = int(alt.split(" rows are of another state")[0].rsplit(" ", 1)[1])
    assert len(south) + rows["place_id"].isna().sum() <= off < len(rows) / 2


def test_each_column_of_maps_has_one_side_and_those_that_name_nobody(tables):
    ax = targets.strikes_map(tables["events"], tables["places"], tables["actors"])
    for at, part in enumerate(ax.figure.axes):
        drawn = {to_hex(c) for dots in part.collections for c in dots.get_edgecolors()}
        side = "gna" if at < 2 else "laaf"
        assert drawn == {HOLDERS[who]["colour"] for who in (side, "unknown")}


def test_a_symbols_area_grows_with_rows_not_its_width(tables):
    ax = targets.strikes_map(tables["events"], tables["places"], tables["actors"])
    parts = [dots for part in ax.figure.axes for dots in part.collections]
    sizes = {float(size) for dots in parts for size in dots.get_sizes()}
    assert min(sizes) == 22 and all(size % 22 == 0 for size in sizes)


@pytest.mark.parametrize("lat", [0, 32.5, 55])
def test_a_ring_is_round_on_the_ground_not_in_degrees(lat):
    lon, up = reach.ring(lat, 13.0, 150)
    assert np.allclose(distance_km(lat, 13.0, up, lon), 150, atol=0.01)


def test_the_nearest_base_is_taken_and_both_doubts_are_added():
    places = pd.DataFrame(
        {"lat": [0.0, 0.0, 0.0], "lon": [0.0, 1.0, 3.0], "uncertainty_km": [1, 2, 4]},
        index=["P-here", "P-near", "P-far"],
    )
    row = reach.nearest(places, ["P-here"], ["P-near", "P-far"]).loc["P-here"]
    assert row["base"] == "P-near" and row["km"] == pytest.approx(111.19, abs=0.1)
    assert row["doubt_km"] == 3


def test_a_side_without_a_base_reaches_nothing(tables):
    none = reach.in_reach(tables["control"], tables["places"], EVE, 1500, ("P-mitiga",))
    assert set(none.loc[none["holder"] == "gna", "reach"]) == {"beyond"}
    assert "within" in set(none.loc[none["holder"] == "laaf", "reach"])


def test_places_on_the_edge_of_a_ring_are_perhaps(tables):
    table = reach.in_reach(tables["control"], tables["places"], EVE, 150)
    perhaps = (table["km"] - 150).abs() < table["doubt_km"]
    assert perhaps.any() and set(table.loc[perhaps, "reach"]) == {"perhaps"}


def test_rings_have_the_side_that_held_the_base_that_day(tables):
    at = [reach.held_bases(tables["control"], tables["places"], day)
          for day in (EVE, "2020-05-18")]  # fmt: skip
    assert "P-watiya" in at[0]["laaf"] and "P-watiya" in at[1]["gna"]


def test_the_radius_is_called_an_assumption_in_title_and_alt(tables):
    ax = reach.reach_map(tables["control"], tables["places"], EVE, 150)
    assert "assumed" in ax.get_title(loc="left") and "assumed" in ax.tripoli["alt"]
    filled = (ax.tripoli["table"]["reach"] == "within").sum()
    drawn = sum(
        len(line.get_xdata())
        for line in ax.lines
        if line.get_linestyle() == "None" and line.get_mfc() == line.get_mec()
        and line.get_marker() in "os"
    )  # fmt: skip
    assert drawn == filled > 0


def test_no_row_gives_a_range_as_the_lesson_says(tables):
    flying = tables["support"][tables["support"]["kind"].isin(["uav", "aircraft"])]
    words = flying["summary"] + flying["note"].fillna("")
    assert not words.str.contains(r"range|\bkm\b|kilomet").any()


def test_bani_walid_alone_undoes_most_of_the_drop_as_the_lesson_says(tables):
    def within(day, *more):
        where, bases = (tables["control"], tables["places"]), (*reach.BASES, *more)
        far = reach.in_reach(*where, day, 200, bases)
        return ((far["holder"] == "gna") & (far["reach"] == "within")).sum()

    eve, after = within(EVE), within("2020-05-18")
    regained = within("2020-05-18", "P-bani-walid-airport") - after
    assert (eve - after) / 2 < regained < eve - after


def test_reach_never_falls_as_the_radius_grows(tables):
    ax = reach.reach_curve(tables["control"], tables["places"], EVE)
    assert len(ax.lines) == 4
    assert all((np.diff(line.get_ydata()) >= 0).all() for line in ax.lines)
    table = ax.tripoli["table"]
    assert (table["gna after"] >= table["gna before"]).all()
    assert (table["laaf after"] <= table["laaf before"]).all()


def test_the_moved_base_is_not_a_target_of_itself(tables):
    table = reach.reach_curve(tables["control"], tables["places"], EVE).tripoli["table"]
    assert table.at[50, "gna after"] == table.at[50, "gna before"]  # nothing else near


def test_strikes_round_a_place_are_parted_by_the_marked_day(tables):
    events, places, actors = (tables[t] for t in ("events", "places", "actors"))
    span = ("2020-04-14", "2020-07-10")
    ax = targets.strikes_round(events, places, actors, "P-watiya", *span, "2020-05-18")
    rows = ax.tripoli["table"]
    early = rows[rows["date_start"] < "2020-05-18"]
    there = (early["km"] == 0).sum()
    assert f"{len(early)}, {there} of them there." in ax.tripoli["alt"]
    assert there > (rows["km"] == 0).sum() - there


@pytest.mark.parametrize(
    "cells, known",
    [
        ({}, "one side"),
        ({"outcome": "partly"}, "borne out"),
        ({"outcome": "upheld", "stance": "denies"}, "one side"),
        ({"outcome": "refuted"}, "one side"),
        ({"claimant_id": "A-g", "stance": "denies", "outcome": "refuted"}, "borne out"),
        ({"claimant_id": "A-g", "stance": "denies"}, "one side"),
        (COSTLY, "borne out"),
        ({"interest": "against_self"}, "one side"),
        ({"event_id": "E-9", "outcome": "upheld"}, "one side"),
        ({"claimant_id": "A-n"}, "outsider"),
        ({"claimant_id": "A-n", "stance": "denies"}, "one side"),
        ({"claimant_id": "A-n", "outcome": "upheld"}, "borne out"),
    ],
    ids=["boast", "upheld in part", "denial upheld", "boast refuted", "denial refuted",
         "denied", "admitted", "cost to another", "other event", "outsider",
         "outsider denies", "outsider upheld"],
)  # fmt: skip
def test_a_boast_alone_does_not_bear_a_loss_out(lost, actors, cells, known):
    row = losses.losses(lost, said(**cells), actors).loc["E-1"]
    assert row["owner"] == "gna" and row["craft"] == "drone"
    assert row["known"] == known


def test_an_aircraft_that_landed_abroad_is_its_crews_not_its_hosts(lost, actors):
    lost = lost.assign(subkind="forced landing", target_ids=[["A-n"]])
    assert losses.losses(lost, said(), actors).at["E-1", "owner"] == "gna"


def test_what_analysts_assess_is_not_one_sides_word(lost, actors):
    lost = lost.assign(attribution="assessed")
    assert losses.losses(lost, said(), actors).at["E-1", "known"] == "outsider"


@pytest.mark.parametrize("page, known", [("S-1", "outsider"), ("S-8", "one side")])
def test_a_claim_of_two_losses_is_not_lost_for_the_second(lost, actors, page, known):
    claims = said(event_id="E-2", claimant_id="A-n", source_ids=[page])
    both = pd.concat([lost, lost.assign(source_ids=[["S-7"]]).set_axis(["E-2"])])
    assert list(losses.losses(both, claims, actors)["known"]) == [known, "outsider"]


def test_losses_that_rest_on_africom_are_an_outsiders_word(tables):
    events, claims, actors = (tables[t] for t in ("events", "claims", "actors"))
    known = losses.losses(events, claims, actors)["known"]
    assert {"E-20200628-1", "E-20200907-2"} == set(known.index[known == "outsider"])


def test_confidence_of_an_announcement_does_not_fill_a_bar(tables):
    events, claims, actors = (tables[t] for t in ("events", "claims", "actors"))
    row = losses.losses(events, claims, actors).loc["E-20200330-1"]
    assert events.at["E-20200330-1", "confidence"] == "confirmed"
    assert row["known"] == "one side"


def test_bars_of_losses_add_up_and_the_hollow_ones_are_claims(tables):
    events, claims, actors = (tables[t] for t in ("events", "claims", "actors"))
    ax = losses.losses_chart(events, claims, actors)
    rows = ax.tripoli["table"]
    bars = [b for group in ax.containers for b in group]
    hollow = [b for b in bars if b.get_facecolor() == (1, 1, 1, 1)]
    striped = sum(b.get_width() for b in hollow if b.get_hatch())
    bare = sum(b.get_width() for b in hollow if not b.get_hatch())
    counts = rows["known"].value_counts()
    assert (bare, striped) == (counts["one side"], counts["outsider"])
    assert sum(b.get_width() for b in bars) == len(rows)
    assert f"{len(rows)} rows on aircraft lost" in ax.tripoli["alt"]


@pytest.mark.parametrize("radius", [0, -5, 1501, "150", True, None])
def test_a_wrong_radius_is_one_sentence(tables, radius):
    with pytest.raises(TripoliError, match="is no radius: give km"):
        reach.reach_map(tables["control"], tables["places"], EVE, radius)


@pytest.mark.parametrize(
    "draw",
    [
        lambda t: reach.reach_map(t["control"], t["places"], "soon", 150),
        lambda t: reach.in_reach(t["control"], t["places"], EVE, 150, ("P-watya",)),
        lambda t: reach.reach_curve(t["control"], t["places"], EVE, "P-mitiga"),
        lambda t: targets.strikes_round(
            t["events"], t["places"], t["actors"], "P-x", EVE, EVE, EVE
        ),
        lambda t: strikes.monthly_strikes(t["events"].iloc[:0], t["actors"]),
        lambda t: losses.losses_chart(t["events"].iloc[:0], t["claims"], t["actors"]),
    ],
    ids=["date", "base", "base of the other side", "place", "none", "no loss"],
)
def test_a_wrong_argument_is_one_sentence(tables, draw):
    with pytest.raises(TripoliError, match=r"unknown|is not a date|there are no"):
        draw(tables)
