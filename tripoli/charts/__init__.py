"""Charts of the course, one function each: tables and an Axes in, Axes out."""

from tripoli.charts.claims import agreement_chart, claimed_numbers, outcome_chart
from tripoli.charts.counts import running_chart, weekly_chart
from tripoli.charts.ground import distance_chart, held_chart, spans, strips

__all__ = [
    "agreement_chart",
    "claimed_numbers",
    "distance_chart",
    "held_chart",
    "outcome_chart",
    "running_chart",
    "spans",
    "strips",
    "weekly_chart",
]
