"""Charts of running totals and stocks that others counted, each on its own."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.charts.frame import ABOVE, canvas, one_unit, spoken
from tripoli.data import TripoliError, label, one_of
from tripoli.style import INJURED, INK, KILLED, tell

SHOWN = ["date_start", "date_end", "value", "value_low", "value_high", "unit", "area"]
"""Columns of the numbers beneath a chart of counts."""


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

    A value that holds for several days, or for one of them, is a line across them.
    """
    rows = rows.assign(**rows[["value", "value_low", "value_high"]].astype(float))
    told = rows.dropna(subset="value")
    ax.plot(told["date_end"], told["value"], marker, color=colour, ms=5, label=name)
    over = told[told["measure"] != "cumulative"]
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

    Counts of a period (flows) are left out: they are no totals. An average *a day* of
    such a period stays, as a line across it. Ranges are bars; a running total that
    starts from another day than most is hollow.
    """
    rows = chosen(indicators, [series])
    averages = rows["unit"].str.endswith("a day", na=False)
    rows = rows[averages | (rows["measure"] != "flow")]
    one_unit(rows)
    ax = ax or canvas(3)
    name, unit = label("indicators", "series", series), rows["unit"].iloc[0]
    running = rows["measure"] == "cumulative"
    odd = running & (rows["date_start"] != rows["date_start"].mode()[0])
    dots(ax, rows[~odd], name, INK, "o")
    if odd.any():
        look = {"color": INK, "mfc": "white", "ms": 5, "label": "another first day"}
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


def health(indicators: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw running totals of attacks on health care, a line a yardstick.

    A yardstick is a unit and a first day: totals begin afresh each January. Returns the
    Axes.
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
        look = {"color": KILLED if attacks else INK, "marker": marker, "ls": ":"}
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
    dots(ax, town, "Tripoli, running total", INK, "o")
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
