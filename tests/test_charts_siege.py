"""Charts of the siege: what is sure, what is perhaps so, what is only claimed."""

import pandas as pd
import pytest

from tripoli.charts import siege
from tripoli.data import TripoliError
from tripoli.places import distance_km

SPAN = ("2019-04-04", "2020-03-24")
KM = pd.Series({"near": 5.0, "mid": 20.0, "far": 40.0})


@pytest.fixture(scope="module")
def km(tables):
    places = tables["places"]
    city = places.loc["P-tripoli"]
    return distance_km(city["lat"], city["lon"], places["lat"], places["lon"])


def control(*rows):
    """A small table of control: place, first day, last day, holder, agreement."""
    columns = ["place_id", "date_low", "date_high", "holder", "agreement"]
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame.astype({"date_low": "datetime64[s]", "date_high": "datetime64[s]"})
    frame["how"], frame["source_ids"] = "fighting", [["S-x"]] * len(frame)
    return frame.rename_axis("control_id")


def test_a_change_within_its_span_is_perhaps_and_not_yet_sure():
    table = control(
        ("far", "2019-04-03", "2019-04-03", "laaf", "agreed"),
        ("near", "2019-04-05", "2019-04-07", "laaf", "agreed"),
    )
    days = siege.reach(table, KM, "2019-04-04", "2019-04-08")
    assert list(days["laaf"]) == [40, 40, 40, 5, 5]
    assert list(days["laaf_perhaps"]) == [40, 5, 5, 5, 5]
    assert days["contested"].isna().all()  # no such place is missing, not 0 km


@pytest.mark.parametrize("agreement", ["claimed_only", "disputed"])
def test_one_sides_word_does_not_move_the_sure_line(agreement):
    table = control(
        ("mid", "2019-04-03", "2019-04-03", "laaf", "agreed"),
        ("near", "2019-04-05", "2019-04-05", "laaf", agreement),
    )
    days = siege.reach(table, KM, "2019-04-04", "2019-04-06")
    assert set(days["laaf"]) == {20} and days["laaf_perhaps"].iloc[-1] == 5


def test_a_place_that_is_lost_no_longer_counts_as_near():
    table = control(
        ("far", "2019-04-03", "2019-04-03", "laaf", "agreed"),
        ("near", "2019-04-04", "2019-04-04", "laaf", "agreed"),
        ("near", "2019-04-05", "2019-04-05", "gna", "agreed"),
    )
    assert list(siege.reach(table, KM, "2019-04-04", "2019-04-05")["laaf"]) == [5, 40]


def test_days_between_changes_are_those_that_each_day_alone_gives(tables, km):
    days = siege.reach(tables["control"], km, *SPAN)
    assert len(days) == 356
    for day in ("2019-04-07", "2019-08-01", "2020-02-02"):
        alone = siege.reach(tables["control"], km, day, day)
        pd.testing.assert_series_equal(days.loc[day], alone.loc[day])


def test_perhaps_is_never_farther_than_sure(tables, km):
    days = siege.reach(tables["control"], km, *SPAN)
    for holder in siege.FRONT:
        both = days[[holder, f"{holder}_perhaps"]].dropna()
        assert len(both) and (both[f"{holder}_perhaps"] <= both[holder]).all()


def test_the_reach_chart_draws_its_table_and_tells_it(tables, km):
    ax = siege.reach_chart(tables["control"], km, *SPAN)
    days = siege.reach(tables["control"], km, *SPAN)
    lines = {line.get_label(): line for line in ax.get_lines()}
    assert set(lines) == {"LAAF", "contested"}
    assert lines["LAAF"].get_ydata()[-1] == days["laaf"].iloc[-1]
    assert len(ax.collections) == 2 and all(b.get_hatch() for b in ax.collections)
    assert f"nearest {days['contested'].min():g} km" in ax.tripoli["alt"]
    assert ax.get_ylabel().startswith("km") and ax.tripoli["source_ids"]


def test_a_front_without_a_sure_place_is_told_and_not_drawn_as_zero():
    table = control(("near", "2019-04-05", "2019-04-09", "contested", "agreed"))
    ax = siege.reach_chart(table, KM, "2019-04-04", "2019-04-06")
    assert "no place is surely contested" in ax.tripoli["alt"]
    assert all(pd.isna(line.get_ydata()).all() for line in ax.get_lines())


@pytest.mark.parametrize(
    "draw, told",
    [
        (lambda t: siege.reach(t["control"], KM, *SPAN), "no distance for P-"),
        (
            lambda t: siege.reach(control(), KM, "2020-03-24", "2019-04-04"),
            "swap them",
        ),
    ],
    ids=["distance", "days"],
)
def test_bad_input_is_one_sentence(tables, draw, told):
    with pytest.raises(TripoliError, match=told) as fault:
        draw(tables)
    assert "\n" not in str(fault.value)
