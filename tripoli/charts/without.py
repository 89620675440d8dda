"""Charts of what is left of the events when some pages are taken away."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num

from tripoli.charts.frame import LEAST, canvas, spoken, title
from tripoli.charts.stacks import BESIDE, DIM, said, some, stacked
from tripoli.events import weekly
from tripoli.style import CONFIDENCES, INK, tell


def confidence_chart(trials: dict[str, pd.DataFrame], ax: Axes | None = None) -> Axes:
    """Stack events by confidence, with all pages and without each group of them.

    `trials` comes from `overlap.trials`; the first has all events, and those that a
    trial lacks are lost. Returns the Axes.
    """
    ax = ax or canvas(2.8)
    whole = next(iter(trials.values()))
    some(whole)
    counts = pd.DataFrame(
        {n: rows["confidence"].value_counts() for n, rows in trials.items()}
    ).T
    counts = counts.reindex(columns=list(CONFIDENCES)).fillna(0).astype(int)
    counts["lost"] = [len(whole) - len(rows) for rows in trials.values()]
    counts = counts.rename_axis("pages")
    stacked(ax, counts, CONFIDENCES)
    ax.set(xlabel="events")
    title(ax, "How sure the same events would be")
    ax.legend(**BESIDE)
    alt = f"Bars of {len(whole)} events by confidence. {said(counts)}."
    return tell(ax, alt, counts, whole["source_ids"].explode())


def strip(ax: Axes, whole: pd.Series, left: pd.Series, base: float, name: str) -> None:
    """One row of weeks on its base: what is left full, all pages as an outline."""
    edges = date2num([*left.index, left.index[-1] + pd.Timedelta(days=7)])
    full = DIM if left is whole else INK
    ax.stairs(whole + base, edges, baseline=base, color=DIM, lw=0.6)
    ax.stairs(left + base, edges, baseline=base, fill=True, color=full, label=name)
    above = {"xytext": (0, 3), "textcoords": "offset points", "ha": "center"}
    top = (date2num(left.idxmax()) + 3.5, max(left.max(), whole[left.idxmax()]) + base)
    ax.annotate("▼", top, fontsize=LEAST, annotation_clip=False, **above)


def weeks_chart(trials: dict[str, pd.DataFrame], ax: Axes | None = None) -> Axes:
    """Draw events a week in one row a trial: what is left solid, what is lost hollow.

    `trials` comes from `overlap.trials`, the first with all events; a triangle marks
    the fullest week. Returns the Axes; its table has weeks by trial.
    """
    ax = ax or canvas(0.8 + 0.75 * len(trials))
    counts = pd.DataFrame({n: weekly(rows).sum(axis=1) for n, rows in trials.items()})
    counts = counts.fillna(0).astype(int).rename_axis("week")
    top = int(counts.max().max())
    columns = {name: counts[name] for name in counts}
    whole = next(iter(columns.values()))
    bases = [at * -1.35 * top for at in range(len(columns))]
    for base, (name, left) in zip(bases, columns.items(), strict=True):
        strip(ax, whole, left, base, name)
    ax.xaxis_date()
    ax.set_yticks(bases, list(columns))
    ax.tick_params(axis="y", length=0, labelsize=LEAST)
    ax.tick_params(axis="x", rotation=30)
    ax.figure.get_layout_engine().set(w_pad=0.12)  # long names keep off the edge
    title(ax, f"Events a week, each row from 0 to {top}; triangle: fullest week")
    told = "; ".join(
        f"{name}: {left.sum()} events, fullest week from "
        f"{spoken(left.idxmax())} with {left.max()}"
        for name, left in columns.items()
    )
    used = next(iter(trials.values()))["source_ids"].explode()
    return tell(ax, f"Events a week over {len(counts)} weeks. {told}.", counts, used)
