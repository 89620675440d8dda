"""The chart of mine victims adds nothing up and marks one party's count."""

from tripoli.charts import mines


def test_killed_and_injured_are_not_counted_again_as_together(tables):
    found = mines.by_count(tables["indicators"])
    both = found["killed"].notna() & found["together"].notna()
    assert not both.any() and found["together"].notna().sum() == 2


def test_one_partys_count_is_hatched_and_told(tables):
    record = tables["indicators"].query("date_end <= '2020-10-31'")
    ax = mines.mines(record)
    one = ax.tripoli["table"].query("party")
    hatched = [b for b in ax.patches if b.get_hatch() == "//"]
    assert sum(b.get_width() for b in hatched) == one[["killed", "injured"]].sum().sum()
    assert ax.tripoli["alt"].count("one party's count") == len(one) == 1


def test_each_part_of_a_bar_has_its_own_words(tables):
    record = tables["indicators"].query("date_end <= '2020-10-31'")
    ax = mines.mines(record)
    middles = [round(b.get_x() + b.get_width() / 2, 1) for b in ax.patches]
    assert [round(t.get_position()[0], 1) for t in ax.texts] == middles
    assert all(t.get_text()[-1].isalpha() for t in ax.texts)


def test_the_chart_names_its_sources(tables):
    told = mines.mines(tables["indicators"]).tripoli
    assert told["source_ids"]
    assert set(told["source_ids"]) <= set(tables["sources"].index)
