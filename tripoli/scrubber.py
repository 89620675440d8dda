"""The timeline widget: the tables travel to the browser once, and the browser draws.

Drawing and all it takes is in scrubber.js; without a kernel or without script, a drawn
snapshot with its alt text and table stands in its place.
"""

import json
from pathlib import Path

import anywidget
import pandas as pd
import traitlets

from tripoli import maps
from tripoli.data import FIRST, LAST, labels, load, to_day
from tripoli.figure import figure
from tripoli.style import FAMILIES, HOLDERS, KINDS

HERE = Path(__file__).parent


def number_of(day: pd.Timestamp) -> int:
    """Days since the first day of the record."""
    return (day - FIRST).days


def whole(value: object) -> int | None:
    return None if pd.isna(value) else int(value)


def when(row) -> str:
    """The day or days of an event, with how exactly they are known."""
    first, last = (f"{d.day} {d:%b %Y}" for d in (row.date_start, row.date_end))
    return first if first == last else f"{first} to {last} ({row.date_precision})"


def places_of(places: pd.DataFrame, control: pd.DataFrame, rank: dict) -> list[dict]:
    """Places as the browser needs them; `held` marks those whose holder is recorded."""
    held = set(control["place_id"])
    return [
        {
            "id": row.Index,
            "name": row.name,
            "ar": row.name_ar,
            "kind": row.kind,
            "lat": row.lat,
            "lon": row.lon,
            "radius": row.uncertainty_km,
            "rank": rank[row.Index],
            "held": row.Index in held,
            "local": row.kind in maps.LOCAL,
        }
        for row in places.itertuples()
    ]


def changes_of(control: pd.DataFrame, at: dict[str, int]) -> list[dict]:
    """Changes of control in order of day, with places and days as numbers."""
    ordered = control.sort_values("date_low", kind="stable")
    return [
        {
            "place": at[row.place_id],
            "low": number_of(row.date_low),
            "high": number_of(row.date_high),
            "holder": row.holder,
            "agreement": row.agreement,
        }
        for row in ordered.itertuples()
    ]


def events_of(events: pd.DataFrame, at: dict, cited: dict) -> list[dict]:
    """Events in order of day; place -1 is none, sources are numbers."""
    families = list(FAMILIES)
    ordered = events.sort_values("date_start", kind="stable")
    return [
        {
            "id": row.Index,
            "start": number_of(row.date_start),
            "end": number_of(row.date_end),
            "when": when(row),
            "place": at.get(row.place_id, -1),
            "kind": row.kind,
            "family": families.index(KINDS[row.kind]),
            "title": row.title,
            "confidence": row.confidence,
            "low": whole(row.deaths_low),
            "high": whole(row.deaths_high),
            "sources": [cited[s] for s in row.source_ids],
        }
        for row in ordered.itertuples()
    ]


def sources_of(sources: pd.DataFrame) -> list[dict]:
    return sources[["publisher", "title", "url"]].to_dict("records")


def order_of(places: pd.DataFrame, events: pd.DataFrame, control: pd.DataFrame) -> dict:
    """Rank of each place for naming it on the map: cities, then the most told of."""
    told = pd.concat([events["place_id"], control["place_id"]]).value_counts()
    city = places["kind"] == "city"
    weight = told.reindex(places.index).fillna(0) + 1000 * city
    return weight.rank(ascending=False, method="first").astype(int).to_dict()


def payload(events: pd.DataFrame | None = None) -> dict:
    """Return all that the browser draws, as plain data.

    `events` narrows the events shown; the holders always come from the whole table.
    """
    places, control, sources = load("places"), load("control"), load("sources")
    events = load("events") if events is None else events
    used = sources.loc[sorted(set(events["source_ids"].explode().dropna()))]
    at = {place: number for number, place in enumerate(places.index)}
    cited = {source: number for number, source in enumerate(used.index)}
    named = labels("control", "holder")
    return {
        "first": f"{FIRST:%F}",
        "days": number_of(LAST) + 1,
        "places": places_of(places, control, order_of(places, events, control)),
        "control": changes_of(control, at),
        "events": events_of(events, at, cited),
        "sources": sources_of(used),
        "base": [{"kind": kind, "at": at} for kind, at in maps.base()],
        "roads": [[at[stop] for stop in road] for road in maps.roads().values()],
        "views": {
            name: dict(zip(("west", "east", "south", "north"), frame, strict=True))
            for name, frame in maps.VIEWS.items()
        },
        "holders": {
            code: look | {"label": named[code]} for code, look in HOLDERS.items()
        },
        "families": [look | {"label": name} for name, look in FAMILIES.items()],
        "kinds": labels("events", "kind"),
        "confidence": labels("events", "confidence"),
        "agreement": labels("control", "agreement"),
        "sure": maps.SURE,
        "inset": maps.INSET,
    }


class Scrubber(anywidget.AnyWidget):
    """The widget; `day` is an ISO date that follows the slider and moves it."""

    _esm = HERE / "scrubber.js"
    _css = HERE / "scrubber.css"
    data = traitlets.Dict().tag(sync=True)
    day = traitlets.Unicode().tag(sync=True)

    @traitlets.validate("day")
    def _valid_day(self, proposal) -> str:
        return f"{to_day(proposal['value']):%F}"

    def __repr__(self) -> str:
        return f"Scrubber on {self.day} with {len(self.data['events'])} events"

    def snapshot(self) -> str:
        """HTML of the map on the present day, for pages without script or kernel."""
        held = maps.control_map(load("control"), load("places"), self.day)
        picture = figure(held, "").picture()
        table = '<a href="../data/control.csv">table of control</a>'
        note = f"One day, drawn from the {table}. Run the cell to move it."
        told = f"{picture}<figcaption>{note}</figcaption>"
        return f'<figure style="margin:0">{told}</figure>'

    def _repr_mimebundle_(self, **kwargs):
        bundle, *meta = super()._repr_mimebundle_(**kwargs)
        return (
            bundle | {"text/html": self.snapshot(), "text/plain": repr(self)},
            *meta,
        )


def scrubber(
    day: object = "2020-05-18", events: pd.DataFrame | None = None
) -> Scrubber:
    """Return the timeline widget on a day, with all events or the ones given.

    Raises a sentence for a day outside the record. `scrubber.day` is a synced ISO date.
    """
    return Scrubber(
        data=json.loads(json.dumps(payload(events))), day=f"{to_day(day):%F}"
    )
