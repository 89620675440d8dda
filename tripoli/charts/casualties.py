"""Charts of the dead and injured: by quarter, by count, and by whom rows name."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from tripoli.charts.flyers import lean
from tripoli.charts.frame import ABOVE, LEAST, canvas, spoken
from tripoli.charts.totals import SHOWN, amount, chosen
from tripoli.data import FIRST, LAST, TripoliError, label, one_of
from tripoli.events import civilian_harm
from tripoli.style import BLANK, HOLDERS, INJURED, INK, KILLED, PLATE, tell

PARTS = {
    "civilians_killed": ("killed", KILLED, -0.2),
    "civilians_injured": ("injured", INJURED, 0.2),
}
"""Counts of a quarter: a word, a colour, and how far beside the middle they stand."""

LOOKS = {
    "civilians only": {"color": INJURED},
    "fighters and civilians": {"fc": INK, "ec": "w", "hatch": "//"},
    "told before, no count of its own": {"fc": "white", "ec": INJURED, "ls": "--"},
}
"""Whom a count of the dead holds; hollow where an earlier one has the number."""

NAMED = {
    "gna": "the GNA or a backer",
    "laaf": "the LAAF or a backer",
    "contested": "both sides",
    "other": "others",
    "unknown": "nobody",
}
"""Whom a row names as having acted, by the look of that side."""


def by_quarter(indicators: pd.DataFrame, series: str) -> pd.DataFrame:
    """One row a quarter of the record: value, low, high in people; <NA> if unknown.

    `value` is the last count; low and high take in counts that it corrected.
    """
    rows = chosen(indicators, [series])
    whole = rows["date_end"] - rows["date_start"] > pd.Timedelta(days=85)
    quarter = rows["date_start"].dt.to_period("Q")
    same = whole & (rows["date_end"].dt.to_period("Q") == quarter)
    rows = rows[same & (rows["measure"] == "flow") & (rows["area"] == "Libya")]
    final = rows[~rows.index.isin(rows["revision_of"])]
    found = pd.DataFrame(
        {
            "value": final.set_index(quarter[final.index])["value"],
            "low": rows.groupby(quarter)["value"].min(),
            "high": rows.groupby(quarter)["value"].max(),
        }
    )
    record = pd.period_range(FIRST, LAST, freq="Q", name="quarter")
    return found.reindex(record).astype("Int64")


def months(quarter: pd.Period) -> str:
    """A quarter in words, cut where the record ends."""
    end = min(quarter.end_time, LAST)
    first = "" if end.month == quarter.start_time.month else f"{quarter.start_time:%b}–"
    return f"{first}{end:%b %Y}"


def quarters(indicators: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw civilians killed and injured a quarter by the UN's count; return the Axes.

    A quarter without a count is a hatched column over the whole height, not a gap.
    """
    ax = ax or canvas(3.8)
    tables = {name: by_quarter(indicators, name) for name in PARTS}
    top = 1.15 * max(float(t["high"].max()) for t in tables.values())
    for name, (word, colour, aside) in PARTS.items():
        for at, row in enumerate(tables[name].itertuples()):
            if pd.isna(row.value):
                blank(ax, at + aside, top)
            else:
                column(ax, at, row, word, colour, aside)
    labels = [months(q) for q in tables["civilians_killed"].index]
    ax.set_xticks(range(len(labels)), labels, fontsize=LEAST)
    ax.set(ylim=(0, top), ylabel="people, at least")
    ax.legend(handles=[Patch(**BLANK, label="no count of this quarter")], **ABOVE)
    alt = " ".join(told_quarters(PARTS[n][0], t) for n, t in tables.items())
    table = pd.concat(tables, axis=1)
    table.columns = [f"{n} {c}" for n, c in table.columns]
    sources = chosen(indicators, list(tables))["source_ids"].explode()
    return tell(ax, alt, table.set_axis(labels), sources)


def blank(ax: Axes, at: float, top: float) -> None:
    """Draw a quarter that nobody counted: hatched to the top, with a question mark."""
    ax.bar(at, top, 0.38, **BLANK)
    ax.text(at, top / 2, "?", ha="center", bbox=PLATE)


def column(ax: Axes, at: int, row: tuple, word: str, colour: str, aside: float) -> None:
    """Draw one count of a quarter, the span of its corrections, and its words."""
    ax.bar(at + aside, row.value, 0.38, color=colour)
    ax.vlines(at + aside, row.low, row.high, "black", lw=3)
    count = f"{row.low}–{row.high}" if row.high > row.low else f"{row.value}"
    where = (at + 1.45 * aside, row.high + 4)
    ax.text(*where, f"{word}\n{count}", ha="center", fontsize=LEAST)


def told_quarters(word: str, counts: pd.DataFrame) -> str:
    """The known and the unknown quarters of a count in words."""
    known = ", ".join(
        f"{months(row.Index)} {row.value}"
        + (f" (counts from {row.low} to {row.high})" if row.high > row.low else "")
        for row in counts.dropna(subset="value").itertuples()
    )
    lost = ", ".join(map(months, counts.index[counts["value"].isna()]))
    return f"Civilians {word}: {known}; unknown {lost}."


def yardsticks(
    indicators: pd.DataFrame,
    ids: list[str],
    told_before: dict[str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw some counts of the dead as bars over the days they cover; return the Axes.

    Length is time, not people. Counts with fighters in them are hatched. `told_before`
    names for a count the earlier row that has the same number: its bar is hollow.
    """
    earlier = told_before or {}
    for name in [*ids, *earlier.values()]:
        one_of("indicator", name, list(indicators.index))
    rows = indicators.loc[ids]
    ax = ax or canvas(1.1 + 0.5 * len(rows))
    known = {
        name: f"as on {spoken(indicators.at[first, 'date_end'])}"
        for name, first in earlier.items()
    }
    said = [
        yardstick(ax, at, row, known.get(row.Index, ""))
        for at, row in enumerate(rows.itertuples())
    ]
    names = rows["series"].map(lambda s: label("indicators", "series", s))
    ax.set_yticks(range(len(rows)), names + "\n" + rows["area"])
    ax.set(ylim=(len(rows) - 0.5, -0.5))
    ax.xaxis_date()
    ax.tick_params(labelsize=LEAST)
    shown = {holds(row.series, row.Index in known) for row in rows.itertuples()}
    keys = [Patch(**look, label=word) for word, look in LOOKS.items() if word in shown]
    ax.legend(handles=keys, **ABOVE)
    alt = f"Bars over the days that {len(rows)} counts cover. {'; '.join(said)}."
    return tell(ax, alt, rows[["series", *SHOWN]], rows["source_ids"].explode())


def yardstick(ax: Axes, at: int, row: tuple, known: str) -> str:
    """Draw one count as a bar, with when it was told before; return it in words."""
    days, look = row.date_end - row.date_start, LOOKS[holds(row.series, bool(known))]
    ax.barh(at, days, left=row.date_start, height=0.7, **look)
    number = amount(row.value, row.value_low, row.value_high)
    middle = {"ha": "center", "va": "center", "fontsize": LEAST, "bbox": PLATE}
    ax.text(row.date_start + days / 2, at, number, **middle)
    if known:
        ax.text(row.date_end, at, f"  {known}", va="center", fontsize=LEAST)
    days_told = f"{spoken(row.date_start)} to {spoken(row.date_end)}"
    series = f"{label('indicators', 'series', row.series)}, {row.area}"
    return f"{series}, {days_told}: {', '.join(filter(None, [number, known]))}"


def holds(series: str, told_before: bool) -> str:
    """Whom a count of the dead holds, as a code of LOOKS."""
    if told_before:
        return "told before, no count of its own"
    civil = series == "civilians_killed"
    return "civilians only" if civil else "fighters and civilians"


def named(ids: list[str], actors: pd.DataFrame) -> str:
    """The side of those who are named as having acted, as a code of NAMED."""
    sides = lean(ids, actors)
    if sides >= {"gna", "laaf"}:
        return "contested"
    return next(side for side in NAMED if side in sides)


def blamed(events: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw our rows with civilian deaths by whom they name as acting; return the Axes.

    It counts rows that were found and read, not deaths. Hollow: the lowest credible
    toll is 0, so the deaths are in doubt, mostly told by one side alone.
    """
    harm = civilian_harm(events)
    if harm.empty:
        raise TripoliError("no row of these events has civilian deaths.")
    side = harm["initiator_ids"].map(lambda ids: named(ids, actors))
    doubt = harm["civilian_deaths_low"].fillna(0) == 0
    counts = pd.crosstab(side, doubt).reindex(index=list(NAMED), columns=[False, True])
    counts = counts.fillna(0).astype(int).set_axis(["counted", "in doubt"], axis=1)
    ax = ax or canvas(2.8)
    for at, (code, row) in enumerate(counts.iterrows()):
        look = HOLDERS[code]
        solid = {"fc": look["colour"], "hatch": look["hatch"], "ec": "white"}
        ax.barh(at, row["counted"], height=0.7, **solid)
        hollow = {"fc": "white", "ec": look["colour"], "lw": 1.5, "height": 0.7}
        ax.barh(at, row["in doubt"], left=row["counted"], **hollow)
        words = f"{row['counted']} counted, {row['in doubt']} in doubt"
        ax.text(row.sum() + 0.6, at, words, va="center", fontsize=LEAST)
    ax.set_yticks(range(len(NAMED)), list(NAMED.values()), fontsize=LEAST)
    ax.set(xlabel="rows of our table, not people", ylim=(len(NAMED) - 0.5, -0.5))
    ax.set(xlim=(0, 1.4 * counts.sum(axis=1).max()))
    said = "; ".join(
        f"{NAMED[code]}: {row['counted']} counted, {row['in doubt']} in doubt"
        for code, row in counts.iterrows()
    )
    alt = f"Bars of {len(harm)} rows with civilian deaths, by who is named. {said}."
    return tell(ax, alt, counts.rename(NAMED), harm["source_ids"].explode())
