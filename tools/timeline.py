"""Write the timeline of one page, teaching/timeline.md, from the tables.

usage: python tools/timeline.py
"""

from pathlib import Path

import pandas as pd

from tripoli.data import load, write_whole

PAGE = Path(__file__).parents[1] / "teaching" / "timeline.md"
HEAD = """# The campaign on one page

Written from `data/phases.csv` and `data/events.csv` by `make figures`. The phases are
the course's own. Each line leads to its row. Where a side *says*, it is its own word.
"""


def line(event: pd.Series) -> str:
    """One event with its day, its title and its row."""
    day = f"{event.date_start.day} {event.date_start:%B %Y}"
    return f"- {day}: {event.title} ([{event.name}](../data/events.csv#{event.name}))"


def section(phase, events: pd.DataFrame) -> str:
    """One phase: its name, what it stands for, the event that opens it, its turns."""
    chosen = events.loc[[phase.event_id, *phase.turn_ids]]
    lines = [line(event) for _, event in chosen.sort_values("date_start").iterrows()]
    title = f"## {phase.name} · {phase.name_ar}"
    return "\n".join([title, "", f"{phase.meaning}.", "", *lines, ""])


def page() -> str:
    """Return the whole timeline as Markdown."""
    phases, events = load("phases"), load("events")
    parts = [section(phase, events) for phase in phases.itertuples()]
    return "\n".join([HEAD, *parts])


if __name__ == "__main__":
    write_whole(PAGE, page())
    print(PAGE.name)
