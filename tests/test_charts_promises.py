"""Charts of pledges and support draw what the tables say, and tell it."""

import pytest
from drawn import marks, total

from tripoli import truces
from tripoli.charts import promises
from tripoli.data import TripoliError

BERLIN = "2020-01-19"


@pytest.fixture(scope="module")
def promised(tables):
    return tables["pledges"].at["G-20200119-1", "party_ids"]


def test_a_pledge_of_both_sides_is_drawn_for_both(tables):
    one = tables["pledges"].loc[["G-20201023-1"]]
    ax = promises.pledges_chart(one, tables["actors"])
    drawn = marks(ax)
    assert [len(drawn[who]) for who in promises.BOUND] == [1, 0, 1]
    assert (
        "GNA side in 1, states and organisations in 0, LAAF side in 1"
        in (ax.tripoli["alt"])
    )


def test_every_pledge_stands_in_the_lane_of_its_topic(tables):
    pledges = tables["pledges"]
    ax = promises.pledges_chart(pledges, tables["actors"])
    names = [text.get_text() for text in ax.get_yticklabels()]
    oil = names.index("oil")
    days = pledges.loc[pledges["topic"] == "oil", "date"].nunique()
    inside = [xy for at in marks(ax).values() for xy in at if abs(xy[1] - oil) < 0.5]
    assert len({xy[0] for xy in inside}) == days
    assert len(ax.tripoli["table"]) == len(pledges)


def test_pledges_of_one_day_and_topic_are_counted_not_hidden(tables):
    ax = promises.pledges_chart(tables["pledges"], tables["actors"])
    apart = promises.bound(tables["pledges"], tables["actors"])
    heaps = apart.groupby(["bound", "topic", "date"]).size()
    told = sorted(int(text.get_text()) for text in ax.texts)
    assert told == sorted(heaps[heaps > 1])


def test_bars_of_support_add_up_to_its_rows(tables, promised):
    ax = promises.deliveries_chart(
        tables["support"], tables["actors"], promised, BERLIN
    )
    rows = truces.either_side(tables["support"], promised, BERLIN)
    assert total(ax) == len(rows) == ax.tripoli["table"].to_numpy().sum()
    assert "No row: Algeria" in ax.tripoli["alt"]


def test_alleged_support_is_drawn_hollow_and_confirmed_full(tables, promised):
    ax = promises.deliveries_chart(
        tables["support"], tables["actors"], promised, BERLIN
    )
    looks = {bars.get_label(): bars[0].get_facecolor() for bars in ax.containers}
    assert looks["alleged or denied"] == (1, 1, 1, 1)
    assert looks["admitted or confirmed"] != (1, 1, 1, 1)


def test_every_status_of_support_has_a_look(tables):
    known = {code for codes, _ in promises.SURE.values() for code in codes}
    assert set(tables["support"]["status"]) <= known


@pytest.mark.parametrize(
    "draw, told",
    [
        (lambda t: promises.pledges_chart(t["pledges"][:0], t["actors"]), "no pledges"),
        (
            lambda t: promises.pledges_chart(t["pledges"], t["actors"].drop("A-gna")),
            "unknown actor 'A-gna'",
        ),
        (
            lambda t: promises.deliveries_chart(
                t["support"], t["actors"], ["A-turky"], BERLIN
            ),
            "did you mean 'A-turkey'",
        ),
        (
            lambda t: promises.deliveries_chart(
                t["support"], t["actors"], ["A-algeria"], BERLIN
            ),
            "none of these backers",
        ),
    ],
    ids=["no pledge", "party", "backer", "no row"],
)
def test_a_wrong_argument_is_one_sentence(tables, draw, told):
    with pytest.raises(TripoliError, match=told):
        draw(tables)
