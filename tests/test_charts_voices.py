"""Charts of origins, tolls and guesses draw every row, and say so in words."""

import pytest
from drawn import legend, total

from tripoli import overlap
from tripoli.charts import voices
from tripoli.charts.frame import canvas
from tripoli.data import TripoliError
from tripoli.style import TOLLS


@pytest.fixture(scope="module")
def pages(tables):
    return tables["events"], tables["sources"]


def test_each_event_is_in_both_bars_of_pages_and_origins(pages):
    ax = voices.origins_chart(*pages)
    assert total(ax, "height") == 2 * len(pages[0])
    assert list(ax.tripoli["table"].sum()) == [len(pages[0])] * 2


def test_origins_are_told_as_counted_by_hand(pages):
    events, sources = pages
    one = events["source_ids"].map(
        lambda ids: sources.loc[ids, "origin"].nunique() == 1
    )
    assert f"{one.sum()} on one origin" in voices.origins_chart(*pages).tripoli["alt"]


def test_events_with_many_pages_are_not_cut_off(pages):
    ax = voices.origins_chart(*pages)
    many = (pages[0]["source_ids"].str.len() >= voices.MOST).sum()
    assert ax.tripoli["table"]["pages"].iloc[-1] == many > 0
    assert ax.get_xticklabels()[-1].get_text() == f"{voices.MOST} or more"


def test_every_toll_is_in_a_bar_and_an_unknown_one_in_none(pages):
    ax = voices.tolls_chart(*pages)
    assert total(ax) == pages[0]["deaths_high"].notna().sum()
    assert legend(ax) == list(TOLLS)


def test_one_sided_tolls_have_no_firm_part(pages):
    counts = voices.tolls_chart(*pages).tripoli["table"]
    alone = counts.loc[["GNA's side alone", "LAAF's side alone"]]
    assert alone[["one number", "a range"]].to_numpy().sum() == 0
    assert alone["from zero"].min() > 0


def test_tolls_told_by_colour_are_told_by_hatch_too(pages):
    ax = voices.tolls_chart(*pages)
    assert len({bars[0].get_hatch() for bars in ax.containers}) == len(TOLLS)


def test_a_guess_below_what_we_hold_is_hollow(pages):
    told = overlap.told_by(*pages)
    guesses = overlap.pairs(told, told.columns[:4])
    ax = voices.guesses_chart(guesses, pages[0])
    below, above = ax.collections[1], ax.collections[2]
    assert (below.get_offsets()[:, 0] < len(pages[0])).all()
    assert (above.get_offsets()[:, 0] >= len(pages[0])).all()
    assert len(below.get_offsets()) + len(above.get_offsets()) == len(guesses) == 6
    assert below.get_facecolor().tolist() == [[1, 1, 1, 1]]
    assert f"{len(below.get_offsets())} are below" in ax.tripoli["alt"]


@pytest.mark.parametrize("chart", [voices.origins_chart, voices.tolls_chart])
def test_an_empty_choice_is_one_sentence(pages, chart):
    with pytest.raises(TripoliError, match="the choice is empty"):
        chart(pages[0].head(0), pages[1])


def test_a_chart_draws_where_it_is_told(pages):
    ax = canvas()
    assert voices.origins_chart(*pages, ax=ax) is ax
