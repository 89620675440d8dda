"""Charts of what the war cost people and the country, each count on its own."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from tripoli.charts.frame import ABOVE, canvas, one_unit, spoken
from tripoli.data import FIRST, LAST, TripoliError, label, one_of
from tripoli.style import FAMILIES, HOLDERS, tell

KILLED = FAMILIES["strikes and shelling"]["colour"]
INJURED = FAMILIES["people and economy"]["colour"]
SLATE = FAMILIES["talks and words"]["colour"]
UNKNOWN = {"fc": "white", "ec": HOLDERS["unknown"]["colour"], "hatch": "--"}
SHOWN = ["date_start", "date_end", "value", "value_low", "value_high", "unit", "area"]
NAMED = {
    "gna": "the GNA or a backer",
    "laaf": "the LAAF or a backer",
    "contested": "both sides",
    "other": "others",
    "unknown": "nobody",
}
"""Whom a row names as having acted, by the look of that side."""


def chosen(indicators: pd.DataFrame, series: list[str]) -> pd.DataFrame:
    """Rows of some series by their last day; an unknown or empty one is a sentence."""
    for name in series:
        one_of("series", name, sorted(indicators["series"].unique()))
    return indicators[indicators["series"].isin(series)].sort_values("date_end")


def amount(value: object, low: object = None, high: object = None) -> str:
    """A number as its source gives it: exact, a range, at least or at most."""
    if pd.notna(value):
        return f"{value:,.0f}"
    if pd.notna(low) and pd.notna(high):
        return f"{low:,.0f} to {high:,.0f}"
    return f"at least {low:,.0f}" if pd.notna(low) else f"at most {high:,.0f}"


def dots(ax: Axes, rows: pd.DataFrame, name: str, colour: str, marker: str) -> None:
    """Draw values as dots, ranges as bars, floors and ceilings as hollow triangles.

    A stock that is an average over days is a line across them.
    """
    rows = rows.assign(**rows[["value", "value_low", "value_high"]].astype(float))
    told = rows.dropna(subset="value")
    ax.plot(told["date_end"], told["value"], marker, color=colour, ms=5, label=name)
    over = told[told["measure"] == "stock"]
    ax.hlines(over["value"], over["date_start"], over["date_end"], colour, lw=2)
    bare = rows[rows["value"].isna()]
    both = bare.dropna(subset=["value_low", "value_high"])
    ax.vlines(both["date_end"], both["value_low"], both["value_high"], colour, lw=5)
    hollow = {"mfc": "white", "color": colour, "ls": "", "ms": 6}
    floors = bare[bare["value_high"].isna()]
    if len(floors):
        days = floors["date_end"]
        ax.plot(days, floors["value_low"], "^", label="at least", **hollow)
    tops = bare[bare["value_low"].isna()]
    if len(tops):
        ax.plot(tops["date_end"], tops["value_high"], "v", label="at most", **hollow)


def totals(indicators: pd.DataFrame, series: str, ax: Axes | None = None) -> Axes:
    """Draw the totals or stocks of one series on their as-of days; return the Axes.

    Counts of a period (flows) are left out: they are no totals. Ranges are bars; a
    running total that starts from another day than most is hollow.
    """
    rows = chosen(indicators, [series])
    rows = rows[rows["measure"] != "flow"]
    one_unit(rows)
    ax = ax or canvas(3)
    name, unit = label("indicators", "series", series), rows["unit"].iloc[0]
    running = rows["measure"] == "cumulative"
    odd = running & (rows["date_start"] != rows["date_start"].mode()[0])
    dots(ax, rows[~odd], name, SLATE, "o")
    if odd.any():
        look = {"color": SLATE, "mfc": "white", "ms": 5, "label": "another first day"}
        ax.plot(rows["date_end"][odd], rows["value"][odd].astype(float), "o", **look)
    large = rows["value"].max() >= 1e9
    ax.yaxis.set_major_formatter((lambda x, _: f"{x / 1e9:g}") if large else "{x:,.0f}")
    ax.set(ylabel=f"billion {unit}" if large else unit, ylim=(0, None))
    ax.tick_params(axis="x", rotation=30)
    ax.legend(**ABOVE)
    first, last = (
        f"{amount(r['value'], r['value_low'], r['value_high'])} on "
        f"{spoken(r['date_end'])}"
        for _, r in rows.iloc[[0, -1]].iterrows()
    )
    alt = f"{len(rows)} marks, {name}, in {unit}: from {first} to {last}."
    return tell(ax, alt, rows[SHOWN], rows["source_ids"].explode())


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
    ax = ax or canvas(3.6)
    names = {"civilians_killed": ("killed", KILLED, -0.2)}
    names["civilians_injured"] = ("injured", INJURED, 0.2)
    tables = {n: by_quarter(indicators, n) for n in names}
    top = 1.15 * max(float(t["high"].max()) for t in tables.values())
    said = []
    for name, (word, colour, aside) in names.items():
        told = tables[name].reset_index()
        for at, value, low, high in told[["value", "low", "high"]].itertuples():
            if pd.isna(value):
                ax.bar(at + aside, top, 0.38, **UNKNOWN)
                plate = {"fc": "white", "ec": "none", "pad": 1}
                ax.text(at + aside, top / 2, "?", ha="center", bbox=plate)
                continue
            ax.bar(at + aside, value, 0.38, color=colour)
            ax.vlines(at + aside, low, high, "black", lw=3)
            count = f"{low}–{high}" if high > low else f"{value}"
            ax.text(
                at + 1.3 * aside, high + 4, f"{word}\n{count}", ha="center", fontsize=8
            )
        known = told.dropna(subset="value")
        counts = (
            f"{months(q)} {v}" + (f" (counts from {a} to {b})" if b > a else "")
            for q, v, a, b in known.to_numpy()
        )
        lost = ", ".join(map(months, told.loc[told["value"].isna(), "quarter"]))
        said.append(f"Civilians {word}: {', '.join(counts)}; unknown {lost}.")
    labels = [months(q) for q in tables["civilians_killed"].index]
    ax.set_xticks(range(len(labels)), labels, fontsize=8)
    ax.set(ylim=(0, top), ylabel="people, at least")
    ax.legend(handles=[Patch(**UNKNOWN, label="no count of this quarter")], **ABOVE)
    table = pd.concat(tables, axis=1)
    table.columns = [f"{n} {c}" for n, c in table.columns]
    sources = chosen(indicators, list(names))["source_ids"].explode()
    return tell(ax, " ".join(said), table.set_axis(labels), sources)


def yardsticks(
    indicators: pd.DataFrame, ids: list[str], ax: Axes | None = None
) -> Axes:
    """Draw some counts of the dead as bars over the days they cover; return the Axes.

    Length is time, not people. Counts with fighters in them are hatched.
    """
    for name in ids:
        one_of("indicator", name, list(indicators.index))
    rows = indicators.loc[ids]
    ax = ax or canvas(0.9 + 0.42 * len(rows))
    said = []
    for at, row in enumerate(rows.itertuples()):
        civil = row.series == "civilians_killed"
        look = {"color": INJURED} if civil else {"fc": SLATE, "ec": "w", "hatch": "//"}
        days = row.date_end - row.date_start
        ax.barh(at, days, left=row.date_start, height=0.7, **look)
        number = amount(row.value, row.value_low, row.value_high)
        plate = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        middle = {"ha": "center", "va": "center", "fontsize": 9, "bbox": plate}
        ax.text(row.date_start + days / 2, at, number, **middle)
        named = label("indicators", "series", row.series)
        said.append(
            f"{named}, {row.area}, {spoken(row.date_start)} to "
            f"{spoken(row.date_end)}: {number}"
        )
    names = rows["series"].map(lambda s: label("indicators", "series", s))
    ax.set_yticks(range(len(rows)), names + "\n" + rows["area"])
    ax.set(ylim=(len(rows) - 0.5, -0.5))
    ax.xaxis_date()
    ax.tick_params(labelsize=8)
    alone = Patch(color=INJURED, label="civilians only")
    mixed = Patch(fc=SLATE, ec="w", hatch="//", label="fighters and civilians")
    ax.legend(handles=[alone, mixed], **ABOVE)
    alt = f"Bars over the days that {len(rows)} counts cover. {'; '.join(said)}."
    return tell(ax, alt, rows[["series", *SHOWN]], rows["source_ids"].explode())


def health(indicators: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw running totals of attacks on health care, a line a yardstick; return it.

    A yardstick is a unit and a first day: totals begin afresh each January.
    """
    rows = chosen(indicators, ["health_attacks"])
    some = rows["unit"].isin(["attacks", "conflict-related incidents"])
    rows = rows[some & (rows["measure"] == "cumulative")]
    if rows.empty:
        raise TripoliError("there are no running totals of attacks in these rows.")
    ax = ax or canvas(3.2)
    said = []
    groups = rows.groupby(["unit", "date_start"])
    for marker, ((unit, start), group) in zip("osD^vP", groups, strict=False):
        name = f"{unit} since {start.day} {start:%B %Y}"
        attacks = unit == "attacks"
        look = {"color": KILLED if attacks else SLATE, "marker": marker, "ls": ":"}
        look["mfc"] = look["color"] if attacks else "white"
        values = group["value"].astype(float)
        ax.plot(group["date_end"], values, ms=7, label=name, **look)
        last = group.iloc[-1]
        said.append(f"{name}: {last['value']:g} by {spoken(last['date_end'])}")
    ax.set(ylabel="attacks or incidents", ylim=(0, None))
    ax.legend(**{**ABOVE, "ncols": 2})
    alt = f"Running totals that start afresh. {'; '.join(said)}."
    return tell(ax, alt, rows[SHOWN], rows["source_ids"].explode())


def displaced(indicators: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw Tripoli's running total, the national stock and its rise; return the Axes.

    The rise is a bar between the two stocks that it parts: it is in them, not beside.
    """
    rows = chosen(indicators, ["displaced_tripoli", "displaced_national"])
    town = rows[rows["series"] == "displaced_tripoli"]
    nation = rows[rows["series"] == "displaced_national"]
    stock = nation[nation["measure"] == "stock"]
    rise = nation[nation["measure"] == "flow"]
    ax = ax or canvas(3.8)
    dots(ax, stock, "national stock", INJURED, "s")
    for row in rise.itertuples():
        base = stock[stock["date_end"] <= row.date_start]["value"].iloc[-1]
        look = {"color": KILLED, "lw": 6, "alpha": 0.6, "label": "rise of the stock"}
        ax.vlines(row.date_end, base, base + row.value, **look)
    dots(ax, town, "Tripoli, running total", SLATE, "o")
    ax.set(ylabel="people", ylim=(0, None))
    ax.yaxis.set_major_formatter("{x:,.0f}")
    ax.tick_params(axis="x", rotation=30)
    ax.legend(**ABOVE)
    said = [
        f"{name} {amount(last['value'], last['value_low'])} by "
        f"{spoken(last['date_end'])}"
        for name, some in (
            ("Tripoli's running total", town),
            ("the national stock", stock),
            ("the rise of that stock", rise),
        )
        for _, last in some.tail(1).iterrows()
    ]
    alt = f"Three series of displaced people, not to be added: {'; '.join(said)}."
    return tell(ax, alt, rows[["series", *SHOWN]], rows["source_ids"].explode())


def by_count(indicators: pd.DataFrame) -> pd.DataFrame:
    """One row a count of mine victims by day: killed, injured or together, in people.

    `together` stays only where killed and injured are not told apart; `floor` says
    that the number is an *at least*, `party` that one party to the war counted.
    """
    rows = chosen(indicators, ["mine_victims"])
    what = rows.index.str.extract(r"N-mines(dead|inj|)-", expand=False).map(
        {"dead": "killed", "inj": "injured", "": "together"}
    )
    rows = rows.assign(
        what=what,
        number=rows["value"].fillna(rows["value_low"]),
        floor=rows["value"].isna(),
        party=rows["note"].str.contains("one party", na=False),
    )
    wide = rows.pivot(index=["date_end", "area"], columns="what", values="number")
    wide = wide.reindex(columns=["killed", "injured", "together"])
    wide["together"] = wide["together"].where(wide["killed"].isna())
    wide = wide.astype("Int64")
    marks = rows.groupby(["date_end", "area"])[["floor", "party"]].any()
    return wide.join(marks).reset_index()


def mines(indicators: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw each count of mine victims as a bar of its own; return the Axes.

    Where killed and injured were not told apart the bar is of the unknown; a count of
    one party is hatched.
    """
    found = by_count(indicators)
    ax = ax or canvas(1 + 0.5 * len(found))
    looks = {"killed": {"fc": KILLED, "ec": "w"}, "injured": {"fc": INJURED, "ec": "w"}}
    looks["together"] = UNKNOWN
    said = []
    for at, row in enumerate(found.itertuples()):
        left, parts = 0, []
        for what, look in looks.items():
            number = getattr(row, what)
            if pd.isna(number):
                continue
            hatch = {"hatch": "//"} if row.party else {}
            ax.barh(at, number, left=left, height=0.7, **(look | hatch))
            parts.append(f"{'at least ' if row.floor else ''}{number} {what}")
            left += number
        side = ", one party's count" if row.party else ""
        ax.text(left + 2, at, "\n".join(parts), va="center", fontsize=8)
        said.append(f"by {spoken(row.date_end)}{side}: {', '.join(parts)}")
    names = [f"by {spoken(r.date_end)}\n{r.area}" for r in found.itertuples()]
    ax.set_yticks(range(len(found)), names, fontsize=8)
    ax.set(xlabel="people", xlim=(0, 240), ylim=(len(found) - 0.5, -0.5))
    keys = [Patch(**look, label=what) for what, look in looks.items()]
    keys.append(Patch(fc="w", ec="black", hatch="//", label="one party's count"))
    ax.legend(handles=keys, **ABOVE)
    alt = f"{len(found)} counts of mine victims, overlapping. {'; '.join(said)}."
    sources = chosen(indicators, ["mine_victims"])["source_ids"].explode()
    return tell(ax, alt, found, sources)


def named(ids: list[str], actors: pd.DataFrame) -> str:
    """The side of those who are named as having acted, as a code of NAMED."""
    sides = {actors.at[i, "side"].removesuffix("_backer") for i in ids}
    if not sides:
        return "unknown"
    if sides >= {"gna", "laaf"}:
        return "contested"
    return next((s for s in ("gna", "laaf") if s in sides), "other")


def blamed(events: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw our rows with civilian deaths by whom they name as acting; return the Axes.

    It counts rows that were found and read, not deaths. Hollow: the lowest credible
    toll is 0, so the deaths are in doubt, mostly told by one side alone.
    """
    harm = events[events["civilian_deaths_high"].fillna(0) > 0]
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
        ax.text(row.sum() + 0.6, at, words, va="center", fontsize=8)
    ax.set_yticks(range(len(NAMED)), list(NAMED.values()), fontsize=9)
    ax.set(xlabel="rows of our table, not people", ylim=(len(NAMED) - 0.5, -0.5))
    ax.set(xlim=(0, 1.3 * counts.sum(axis=1).max()))
    said = "; ".join(
        f"{NAMED[code]}: {row['counted']} counted, {row['in doubt']} in doubt"
        for code, row in counts.iterrows()
    )
    alt = f"Bars of {len(harm)} rows with civilian deaths, by who is named. {said}."
    return tell(ax, alt, counts.rename(NAMED), harm["source_ids"].explode())
