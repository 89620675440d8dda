"""The timeline widget: the tables travel to the browser once, and the browser draws.

`state.mjs` says what the tables say of a day, `map.mjs` draws it, `panel.mjs` makes
what stands round the maps, `scrubber.mjs` puts them together, `static.mjs` does so
without a kernel. Without script, a drawn snapshot with its alt text stands there.
"""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import anywidget
import ipywidgets
import pandas as pd
import traitlets

from tripoli import maps
from tripoli.data import TripoliError, labels, load, one_of, to_day, write_whole
from tripoli.figure import figure
from tripoli.scrubber.payload import control_by, payload

HERE = Path(__file__).parent
PARTS = ("state", "map", "panel", "scrubber")
CLOCKS = ("happened", "reported")
FILTERS = {
    "kind": ("events", "kind"),
    "side": ("actors", "side"),
    "confidence": ("events", "confidence"),
}
"""What events can be filtered by, and the table and column that name its codes."""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>{title}</title>
<style>body {{ font-family: system-ui, sans-serif }}</style>
</head>
<body>
<h1>{title}</h1>
<h2>Day by day</h2>
{snapshot}
<p>Tables and text: CC BY 4.0. Each event links the pages that were read for it.</p>
</body>
</html>
"""


def read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def module(*parts: str) -> str:
    """Parts of the scrubber as one ES module.

    A page opened from a file may not import another file, and a widget is one module.
    """
    text = "\n".join(read(f"{part}.mjs") for part in parts)
    text = re.sub(r"^import [^;]*;\n", "", text, flags=re.M)
    return re.sub(r"^export (?!default)", "", text, flags=re.M)


def valid_filters(filters: dict) -> dict[str, list[str]]:
    """Filters as lists of codes; a sentence for an unknown filter or code."""
    if not isinstance(filters, dict):
        raise TripoliError(
            f'filters={filters!r} is not a dict: write it as {{"kind": ["air"]}}.'
        )
    return {
        one_of("filter", name, list(FILTERS)): [
            one_of(name, code, list(labels(*FILTERS[name])))
            for code in ([codes] if isinstance(codes, str) else codes)
        ]
        for name, codes in filters.items()
    }


class Scrubber(anywidget.AnyWidget):
    """The widget. `day`, `clock`, `filters` and `selected` follow the hand and move it.

    `day` is an ISO date, `clock` is happened or reported, `filters` holds lists of
    codes by kind, side and confidence, `selected` is the id of a place or an event.
    """

    _esm = module(*PARTS)
    _css = HERE / "scrubber.css"
    data = traitlets.Dict().tag(sync=True)
    day = traitlets.Unicode().tag(sync=True)
    clock = traitlets.Unicode("happened").tag(sync=True)
    filters = traitlets.Dict().tag(sync=True)
    selected = traitlets.Unicode().tag(sync=True)

    @traitlets.validate("day")
    def _valid_day(self, proposal) -> str:
        return f"{to_day(proposal['value']):%F}"

    @traitlets.validate("clock")
    def _valid_clock(self, proposal) -> str:
        return one_of("clock", proposal["value"], list(CLOCKS))

    @traitlets.validate("filters")
    def _valid_filters(self, proposal) -> dict[str, list[str]]:
        return valid_filters(proposal["value"])

    @traitlets.validate("selected")
    def _valid_selected(self, proposal) -> str:
        known = [
            "",
            *(p["id"] for p in self.data["places"]),
            *self.data["events"]["id"],
        ]
        return one_of("place or event", proposal["value"], known)

    def __repr__(self) -> str:
        return f"Scrubber on {self.day} with {len(self.data['events']['id'])} events"

    def asked(self) -> str:
        """What a page without a kernel must know to open the same view, as JSON."""
        names = ("day", "clock", "filters", "selected")
        view = {name: getattr(self, name) for name in names}
        ids = self.data["events"]["id"]
        whole = len(ids) == len(load("events"))
        return json.dumps(view | ({} if whole else {"events": ids}))

    def snapshot(self) -> str:
        """HTML of the map on the present day, for pages without script or kernel."""
        control = control_by(self.clock)
        held = maps.control_map(control, load("places"), self.day)
        picture = figure(held, "").picture()
        table = '<a href="../data/control.csv">table of control</a>'
        by = " as it had been reported" if self.clock == "reported" else ""
        note = f"One day{by}, drawn from the {table}. Run the cell to move it."
        told = f"{picture}<figcaption>{note}</figcaption>"
        view = html.escape(self.asked())
        return f'<figure data-tripoli="{view}" style="margin:0">{told}</figure>'

    def _repr_mimebundle_(self, **kwargs):
        bundle, *meta = super()._repr_mimebundle_(**kwargs)
        return (
            bundle | {"text/html": self.snapshot(), "text/plain": repr(self)},
            *meta,
        )

    def save(self, path: str | Path) -> Path:
        """Write a page of its own that moves with no kernel and no network."""
        title = "Timeline of the battle for Tripoli"
        page = PAGE.format(title=title, snapshot=self.snapshot())
        write_whole(Path(path), live(page))
        return Path(path)


class Beside(ipywidgets.HTML):
    """What is drawn of the scrubber's day; without a kernel its first drawing stays."""

    def __repr__(self) -> str:
        return "Beside the scrubber"

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        return bundle | {"text/html": self.value, "text/plain": repr(self)}


def beside(made: Scrubber, draw: Callable[[str], object]) -> Beside:
    """Return a widget that shows `draw(day)` anew whenever the scrubber rests.

    `draw` takes an ISO date and returns a figure or a table. Where it raises a sentence
    (a day that its chart cannot show), the sentence is shown.
    """
    shown = Beside()

    def follow(_=None) -> None:
        try:
            shown.value = draw(made.day)._repr_html_()
        except TripoliError as sentence:
            shown.value = f"<p>{html.escape(str(sentence))}</p>"

    made.observe(follow, "day")
    follow()
    return shown


def live(page: str) -> str:
    """Return an HTML page in which each drawn snapshot of the scrubber can be moved.

    The module and the tables go into the page itself, so it works from a file too. A
    page without a snapshot comes back as it was.
    """
    if "data-tripoli=" not in page:
        return page
    tables = json.dumps(payload(), separators=(",", ":")).replace("<", "\\u003c")
    parts = (
        f"<style>{read('scrubber.css')}</style>"
        f'<script type="application/json" id="tripoli-tables">{tables}</script>'
        f'<script type="module">{module(*PARTS, "static")}</script>'
    )
    before, end, after = page.rpartition("</body>")
    return f"{before}{parts}{end}{after}"


def scrubber(
    day: object = "2020-05-18",
    events: pd.DataFrame | None = None,
    filters: dict | None = None,
    clock: str = "happened",
) -> Scrubber:
    """Return the timeline widget on a day, with all events or the ones given.

    `filters` holds codes by kind, side and confidence, such as {"kind": ["air"]}.
    `clock` is happened, or reported for what the pages told by that day. Raises a
    sentence for a day outside the record, an unknown filter, code or clock.
    """
    shown = json.loads(json.dumps(payload(events)))
    day = f"{to_day(day):%F}"
    filters = valid_filters(filters or {})
    return Scrubber(data=shown, day=day, filters=filters, clock=clock)
