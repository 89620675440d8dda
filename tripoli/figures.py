"""`python -m tripoli.figures [FOLDER]` writes every published figure into figures/.

Each is an SVG and a PNG; README.md beside them gives caption, alt text and sources.
"""

import sys
from pathlib import Path

from matplotlib.axes import Axes

from tripoli import charts, maps
from tripoli.agreement import double_coding
from tripoli.cite import bibliography
from tripoli.data import TEN_WEEKS, TripoliError, folder, load, write_whole
from tripoli.figure import MOST_LISTED, figure, png, svg

DAYS = (
    "2019-04-03",
    "2020-03-25",
    "2020-04-14",
    "2020-05-18",
    "2020-06-06",
    "2020-10-31",
)
NEAR = ["P-ain-zara", "P-surman", "P-sabratha", "P-tarhuna", "P-watiya"]


def drawn() -> dict[str, tuple[Axes, str]]:
    """Every published figure: file name, chart and caption."""
    control, places = load("control"), load("places")
    events, claims, counts = load("events"), load("claims"), load("indicators")
    seed = claims[claims.index.str.startswith("K-ap-")]
    week = claims["date"].between("2020-05-16", "2020-05-22")
    pantsirs = claims[(claims["unit"] == "systems") & week]
    spring = counts[counts["date_end"] < "2020-06-15"]
    covid = ["covid_cases", "covid_deaths"]
    made = {
        f"control-{day}": (
            maps.control_map(control, places, day),
            f"Who held what on {day}, by the places of our list",
        )
        for day in DAYS
    }
    return made | {
        "events-weekly": (
            charts.weekly_chart(events),
            "Events coded a week; reports, not a rate of violence",
        ),
        "dispatch-outcomes": (
            charts.outcome_chart(seed, "interest"),
            "Claims of the dispatch of 18 May 2020, by interest and outcome",
        ),
        "dispatch-distances": (
            charts.distance_chart(places, "P-tripoli", NEAR),
            "Places of the dispatch, and how far they lie from Tripoli",
        ),
        "pantsir-claims": (
            charts.claimed_numbers(pantsirs, load("actors")),
            "Pantsir systems claimed, 16 to 22 May 2020; the claims overlap",
        ),
        "covid-spring": (
            charts.running_chart(spring, covid),
            "Known cases of covid-19 and deaths until mid June 2020",
        ),
        "double-coding": (
            charts.agreement_chart(double_coding()),
            "Two readers of the same pages: plain agreement and Cohen's kappa",
        ),
        "ten-weeks-strips": (
            charts.strips(control, places, *TEN_WEEKS),
            "Places that changed hands in the ten weeks",
        ),
        "ten-weeks-held": (
            charts.held_chart(control, *TEN_WEEKS),
            "Our places by holder, day by day",
        ),
    }


def entry(name: str, ax: Axes, caption: str) -> str:
    """What README.md says of one figure."""
    shown = figure(ax, caption)
    pages = "All pages are in ../data/sources.csv."
    if len(shown.source_ids) <= MOST_LISTED:
        lines = [f"- {line}" for line in bibliography(shown.source_ids)]
        pages = "\n".join(lines) or "Drawn from the gazetteer, ../data/places.csv."
    return (
        f"## {caption}\n\n![{shown.alt}]({name}.svg)\n\n**Alt text** {shown.alt}\n\n"
        f"<details><summary>Sources</summary>\n\n{pages}\n\n</details>\n"
    )


def main(where: Path) -> None:
    """Write all figures and their README into a folder that exists."""
    if not where.is_dir():
        raise TripoliError(f"{where.name}/ is not there: make the folder first.")
    told = ["# Figures\n\nWritten by `make figures`; text and figures CC BY 4.0.\n"]
    for name, (ax, caption) in drawn().items():
        print(name, flush=True)
        write_whole(where / f"{name}.svg", svg(ax))
        write_whole(where / f"{name}.png", png(ax))
        told.append(entry(name, ax, caption))
    write_whole(where / "README.md", "\n".join(told))


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else folder().parent / "figures")
    except TripoliError as fault:
        sys.exit(str(fault))
