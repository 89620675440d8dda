"""`python -m tripoli.figures [FOLDER]` writes every published figure into figures/.

Each is an SVG and a PNG; README.md beside them gives caption, alt text and sources.
"""

import sys
from pathlib import Path

from matplotlib.axes import Axes

from tripoli import charts, maps, roads, truces
from tripoli.agreement import double_coding
from tripoli.charts import (
    backing,
    casualties,
    deliveries,
    hired,
    lateness,
    losses,
    mines,
    network,
    pauses,
    promises,
    siege,
    strikes,
    targets,
    telling,
    totals,
)
from tripoli.cite import bibliography
from tripoli.data import TEN_WEEKS, TripoliError, folder, load, write_whole
from tripoli.events import upto
from tripoli.figure import MOST_LISTED, figure, png, svg
from tripoli.places import distance_km
from tripoli.scrubber.payload import control_by

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
        "strips-to-20-may": (
            charts.strips(control, places, TEN_WEEKS[0], "2020-05-20"),
            "Places that changed hands, 25 March to 20 May 2020",
        ),
        "strips-from-21-may": (
            charts.strips(control, places, "2020-05-21", TEN_WEEKS[1]),
            "Places that changed hands, 21 May to 11 June 2020",
        ),
        "ten-weeks-held": (
            charts.held_chart(control, *TEN_WEEKS),
            "Our places by holder, day by day",
        ),
    }


def from_lessons() -> dict[str, tuple[Axes, str]]:
    """Figures of lessons 03 and 05 to 10 that stand by themselves."""
    events, control, places = load("events"), load("control"), load("places")
    actors, sources, support = load("actors"), load("sources"), load("support")
    claims, counts, pledges = load("claims"), load("indicators"), load("pledges")
    centre = places.loc["P-tripoli"]
    km = distance_km(centre["lat"], centre["lon"], places["lat"], places["lon"])
    year, berlin = upto(events, "2020-03-24"), events.loc["E-20200119-1"]
    graph, ends = roads.network(places), ("P-jufra", "P-qasr-bin-ghashir")
    until = counts[counts["date_end"] <= "2020-10-31"]
    cargo = support[support["kind"].isin(backing.CARGO)]
    air_help = support[support["kind"].isin(backing.AIR)]
    return {
        "siege-reach": (
            siege.reach_chart(control, km, "2019-04-04", "2020-03-24"),
            "How near the march came to the centre of Tripoli",
        ),
        "siege-kinds": (
            telling.kinds_by_month(year),
            "Event reports by month and kind, April 2019 to March 2020; not a rate",
        ),
        "siege-publishers": (
            telling.reports_and_publishers(year, sources),
            "Reports a week, and how many publishers told of them",
        ),
        "backers": (
            backing.backing_chart(support, actors),
            "Who backed whom, with what, and how sure that is",
        ),
        "foreign-fighters": (
            hired.fighters_chart(support),
            "Counts of foreign fighters on both sides; they overlap, do not add them",
        ),
        "around-berlin": (
            deliveries.around_chart(cargo, actors, berlin, "2019-12-01", "2020-04-30"),
            "Cargo flights and ships reported around the Berlin conference",
        ),
        "air-claimed-or-shown": (
            backing.ladder(air_help, actors),
            "Air power and air defence given to each side, from alleged to admitted",
        ),
        "air-strikes-monthly": (
            strikes.monthly_strikes(events, actors),
            "Rows on air strikes a month, by who is said to have flown",
        ),
        "air-strikes-map": (
            targets.strikes_map(events, places, actors),
            "Where rows place air strikes",
        ),
        "aircraft-lost": (
            losses.losses_chart(events, claims, actors),
            "Aircraft lost: borne out, by an outsider's word, or by one side's",
        ),
        "roads-network": (
            network.network_map(graph, places),
            "The road list as a network; straight lines, not surveyed roads",
        ),
        "roads-laaf-2020-05-17": (
            network.line_map(graph, control, places, "2020-05-17", ends),
            "The LAAF's shortest way on 17 May 2020, on roads not held by the GNA",
        ),
        "civilians-by-quarter": (
            casualties.quarters(counts),
            "Civilians killed and injured by quarter; hatched quarters have no count",
        ),
        "displaced": (
            totals.displaced(counts),
            "Three series of displaced people, never to be added",
        ),
        "mine-victims": (
            mines.mines(until),
            "People killed or hurt by mines after June 2020; the counts overlap",
        ),
        "pledges-by-topic": (
            promises.pledges_chart(pledges, actors),
            "Pledges by topic and by whom they bind",
        ),
        "truces": (
            pauses.truces_chart(
                truces.compare(events, truces.TRUCES), truces.violent(events)
            ),
            "Reports in the seven days before and after seven truces",
        ),
        "told-otherwise": (
            lateness.otherwise_chart(control, control_by("reported"), *TEN_WEEKS),
            "Places told otherwise than they were held, in the ten weeks",
        ),
        "days-to-first-page": (
            lateness.lag_chart(events, sources),
            "Days from an event to the first page read",
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
    for name, (ax, caption) in (drawn() | from_lessons()).items():
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
