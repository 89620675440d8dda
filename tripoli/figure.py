"""The one wrapper that shows a chart: picture, alt text, caption, numbers, sources."""

import base64
import html
import io
import re

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes

from tripoli.cite import credits
from tripoli.data import TripoliError

MOST_LISTED = 120
GROWN = 1.4
"""How much a picture may grow in a window that has room for all of it."""

LEFT = 'style="text-align:left"'
ROW = 'style="text-align:left;white-space:nowrap"'
REPEATABLE = {
    "svg.hashsalt": "tripoli",
    "svg.fonttype": "none",
    "font.sans-serif": ["DejaVu Sans", "sans-serif"],  # else each word names twelve
}


def svg(ax: Axes) -> bytes:
    """The drawing as SVG, the same bytes for the same data."""
    picture = io.BytesIO()
    with mpl.rc_context(REPEATABLE):
        ax.figure.savefig(picture, format="svg", metadata={"Date": None})
    # A hundredth of a point is finer than any screen, and half the bytes.
    return re.sub(rb"(\.\d\d)\d+", rb"\1", picture.getvalue())


def png(ax: Axes) -> bytes:
    """The drawing as PNG, for slides, at 160 dots an inch."""
    picture = io.BytesIO()
    ax.figure.savefig(picture, format="png", dpi=160, metadata={"Software": None})
    return picture.getvalue()


def folded(title: str, content: str) -> str:
    return f"<details><summary>{title}</summary>{content}</details>"


def cell(value: object) -> str:
    """A cell as a reader expects it: whole numbers whole, plain days, unknown empty."""
    if isinstance(value, list):
        return "; ".join(value)
    if pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return f"{value:%F}" if isinstance(value, pd.Timestamp) else str(value)


def numbers(frame: pd.DataFrame) -> str:
    """A DataFrame as an HTML table whose headers name their row or column."""
    told = frame.map(cell).set_axis(frame.index.map(cell))
    told = told.rename_axis(columns=frame.index.name, index=None)
    with pd.option_context("display.max_colwidth", None):
        head, body = told.to_html(border=0).split("</thead>")
    head = head.replace("<th>", f'<th scope="col" {LEFT}>')
    body = body.replace("<th>", f'<th scope="row" {ROW}>')
    body = re.sub(r"<td>(?=\d{4}-\d\d-\d\d<)", f"<td {ROW}>", body)  # a day is one word
    return f"{head}</thead>{body}".replace("<td>", f"<td {LEFT}>")


def listing(source_ids: list[str]) -> str:
    """Sources as a folded list, or, where too many to read, where to find them."""
    lines = '<li>All are in <a href="../data/sources.csv">data/sources.csv</a>.</li>'
    if len(source_ids) <= MOST_LISTED:
        lines = "".join(f"<li>{line}</li>" for line in credits(source_ids))
    return folded(f"Sources ({len(source_ids)})", f"<ol>{lines}</ol>") if lines else ""


class Table:
    """Rows of a table with a caption; Jupyter shows its HTML."""

    def __init__(self, frame, caption: str):
        self.frame, self.caption = frame, caption

    def __repr__(self) -> str:
        return f"Table: {self.caption} ({len(self.frame)} rows)"

    def _repr_html_(self) -> str:
        caption = f"<caption>{html.escape(self.caption)}</caption><thead>"
        return numbers(self.frame).replace("<thead>", caption, 1)


class Figure:
    """A chart that describes itself; Jupyter shows its HTML."""

    def __init__(self, ax: Axes, caption: str):
        if not hasattr(ax, "tripoli"):
            raise TripoliError(
                "figure() shows charts of tripoli.charts or tripoli.maps."
            )
        self.ax, self.caption = ax, caption
        self.alt, self.table = ax.tripoli["alt"], ax.tripoli["table"]
        self.source_ids = ax.tripoli["source_ids"]

    def __repr__(self) -> str:
        return f"Figure: {self.caption}"

    def width(self) -> str:
        """Its width in CSS: as drawn, or larger while the window shows the whole."""
        across, up = self.ax.figure.get_size_inches() * 96
        least, most = f"min(100%,{across:.0f}px)", f"min(100%,{GROWN * across:.0f}px)"
        return f"clamp({least},{80 * across / up:.0f}vh,{most})"

    def picture(self) -> str:
        """The drawing as an HTML image with its alt text."""
        data = base64.b64encode(svg(self.ax)).decode()
        look = f"width:{self.width()};max-width:100%;background:#fff"
        return (
            f'<img alt="{html.escape(self.alt)}" style="{look}"'
            f' src="data:image/svg+xml;base64,{data}">'
        )

    def _repr_html_(self) -> str:
        return (
            f'<figure style="margin:0">{self.picture()}'
            f"<figcaption>{html.escape(self.caption)}</figcaption>"
            + folded(f"The numbers ({len(self.table)} rows)", numbers(self.table))
            + listing(self.source_ids)
            + "</figure>"
        )


def figure(ax: Axes, caption: str) -> Figure:
    """Return a chart with its alt text, caption, folded table and sources.

    `ax` comes from a function of `charts` or `maps`, which build the alt text and the
    table from the data they draw. Raises a sentence for any other Axes.
    """
    return Figure(ax, caption)


def table(frame, caption: str) -> Table:
    """Return rows as a captioned HTML table with whole sentences in its cells."""
    return Table(frame, caption)
