"""Charts of what is said: outcomes, numbers claimed, two readers compared."""

import pandas as pd
from matplotlib.axes import Axes

from tripoli.agreement import kappa
from tripoli.charts.frame import LEAST, canvas, headed, one_unit
from tripoli.data import label, load, one_of
from tripoli.style import INK, OUTCOMES, SERIES, tell


def outcome_chart(claims: pd.DataFrame, by: str, ax: Axes | None = None) -> Axes:
    """Stack claims by outcome over interest, stance or claimant; return the Axes."""
    one_of("column", by, ["interest", "stance", "claimant_id"])
    ax = ax or canvas(3)
    counts = pd.crosstab(claims[by], claims["outcome"])
    counts = counts.reindex(columns=list(OUTCOMES), fill_value=0)
    left = pd.Series(0, index=counts.index)
    for outcome, look in OUTCOMES.items():
        name = label("claims", "outcome", outcome)
        bars = {"color": look["colour"], "hatch": look["hatch"], "edgecolor": "white"}
        ax.barh(counts.index, counts[outcome], left=left, label=name, **bars)
        left = left + counts[outcome]
    if by != "claimant_id":
        ax.set_yticks(
            range(len(counts)), [label("claims", by, c) for c in counts.index]
        )
    ax.set(xlabel="claims")
    headed(ax, f"How {len(claims)} claims stand against other sources")
    said = "; ".join(
        f"{row}: {', '.join(f'{n} {o}' for o, n in cells.items() if n)}"
        for row, cells in counts.iterrows()
    )
    return tell(
        ax,
        f"Bars of {len(claims)} claims. {said}.",
        counts,
        claims["source_ids"].explode(),
    )


def claimed_numbers(
    claims: pd.DataFrame, actors: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw the numbers that several claims give for one thing, as points or ranges.

    `claims` are rows with numbers in one unit; each is named by speaker, day and id.
    Returns the Axes; raises a sentence if the units differ.
    """
    one_unit(claims)
    ax = ax or canvas(1.1 + 0.42 * len(claims))
    rows = claims.sort_values("date", kind="stable")
    names = rows["claimant_id"].map(actors["name"])
    days = [f"{day.day} {day:%b}" for day in rows["date"]]
    at = pd.Series(range(len(rows)), index=rows.index)
    low, high = rows["value_low"].astype(float), rows["value_high"].astype(float)
    low, high = low.fillna(high), high.fillna(low)
    ax.hlines(at, low, high, color=INK, lw=4)
    for outcome, look in OUTCOMES.items():
        some = rows.index[rows["outcome"] == outcome]
        if some.empty:
            continue  # the legend names only what is drawn
        dots = {"c": look["colour"], "marker": look["marker"], "s": 60, "zorder": 3}
        name = label("claims", "outcome", outcome)
        ax.scatter(low[some], at[some], label=name, **dots)
    headed(ax, f"{len(rows)} numbers claimed, by speaker, day and claim")
    parts = zip(names, days, rows.index, strict=True)
    lines = [f"{name}\n{day}, {claim}" for name, day, claim in parts]
    ax.set_yticks(at, lines, fontsize=LEAST)
    ax.set(xlabel=rows["unit"].iloc[0], xlim=(0, None), ylim=(len(rows) - 0.5, -0.5))
    said = "; ".join(
        f"{n}, {day}: {a:g}" + (f" to {b:g}" if b > a else "")
        for n, day, a, b in zip(names, days, low, high, strict=True)
    )
    table = rows[["claimant_id", "date", "value_low", "value_high", "unit", "outcome"]]
    return tell(ax, f"Numbers claimed. {said}.", table, rows["source_ids"].explode())


def agreement_chart(both: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw plain agreement and kappa of two readers for each field; return the Axes.

    `both` comes from `agreement.double_coding`; a field has `_first` and `_second`.
    """
    ax = ax or canvas(2.8)
    fields = [c.removesuffix("_first") for c in both if c.endswith("_first")]
    coded = [f for f in fields if f not in ("date", "place")]  # measured, not coded
    pairs = [(both[f"{f}_first"], both[f"{f}_second"]) for f in coded]
    table = pd.DataFrame(
        {
            "same code": [round(float((a == b).mean()), 2) for a, b in pairs],
            "kappa": [round(kappa(a, b), 2) for a, b in pairs],
        },
        index=pd.Index(coded, name="field"),
    )
    rings = {"marker": "o", "ms": 13, "mfc": "white", "mew": 1.5}
    dots = {"marker": "D", "ms": 6}
    for column, look, mark in zip(table, SERIES[1::-1], (rings, dots), strict=True):
        style = {"ls": "", "color": look["color"], "label": column} | mark
        ax.plot(table[column], coded, **style)
    ax.set(xlim=(0, 1.05), ylim=(-0.5, len(coded) - 0.5), xlabel="1 is full agreement")
    headed(ax, f"Two readers of {len(both)} events")
    said = "; ".join(
        f"{row.Index}: same code {row[1]:.0%}, kappa {row[2]:.2f}"
        for row in table.itertuples()
    )
    sources = load("events").loc[both.index, "source_ids"].explode()
    return tell(ax, f"Agreement of two readers by field. {said}.", table, sources)
