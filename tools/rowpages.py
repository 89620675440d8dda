"""The tables as Markdown pages: each row a section, its sources one click away."""

import re
from collections.abc import Iterator
from functools import cache
from html import escape

import pandas as pd

from tripoli.cite import by_date, credits
from tripoli.data import codebook, labels, load, vocab
from tripoli.figure import cell, table

PARTED = {
    "events": ("date_start", "M", "%B %Y"),
    "sources": ("date", "Q", "quarter %q of %Y"),
}
"""Tables too long for one page: the day and the period that part them."""

TOLD = {
    "events": ("title", "summary"),
    "places": ("name", "note"),
    "actors": ("name", "note"),
    "control": ("place_id", "note"),
    "support": ("item", "summary"),
    "claims": ("topic", "statement"),
    "pledges": ("topic", "promise"),
    "phases": ("name", "meaning"),
    "indicators": ("series", "note"),
}
"""What stands in the heading of a row, and what in its first paragraph."""

read, codes = cache(load), cache(labels)


@cache
def columns(name: str) -> dict[str, dict[str, str]]:
    """The columns of a table as the codebook has them, by name."""
    return {column["column"]: column for column in codebook(name).to_dict("records")}


@cache
def credit() -> dict[str, str]:
    """The citation of every source as HTML, by its id."""
    sources = read("sources")
    ids = by_date(sources.index, sources)
    return dict(zip(ids, credits(ids, sources), strict=True))


def plain(text: str) -> str:
    """Text in which Markdown finds no mark-up."""
    return re.sub(r"([\\`*_{}\[\]<>#$|~&@])", r"\\\1", text)


def parts(name: str) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """The pages of a table: file name, title and rows; one page, or one a period."""
    if name not in PARTED:
        yield name, name.capitalize(), read(name)
        return
    day, period, told = PARTED[name]
    for when, rows in read(name).groupby(read(name)[day].dt.to_period(period)):
        yield f"{name}-{when}", f"{name.capitalize()}, {when.strftime(told)}", rows


@cache
def address(name: str) -> dict[str, str]:
    """Where each row of a table stands, by its id."""
    return {
        row: f"{page}.html#{row.lower()}"
        for page, _, rows in parts(name)
        for row in rows.index
    }


def text(column: dict[str, str], found: object) -> str:
    """A cell as a reader expects it: a code by its label, a reference by its name."""
    if column["type"] == "code" and not pd.isna(found):
        return codes(column["table"], column["column"])[found]
    return named(column["refers_to"], found) if column["type"] == "ref" else cell(found)


def named(name: str, row: str) -> str:
    """What the heading of a row calls it."""
    title = TOLD[name][0]
    return text(columns(name)[title], read(name).at[row, title])


def link(name: str, row: str) -> str:
    """A link to a row by its name; one that only a code names is told by its id too."""
    coded = columns(name)[TOLD[name][0]]["type"] == "code"
    shown = f"{row} · {named(name, row)}" if coded else named(name, row)
    return f'<a href="{address(name)[row]}"><bdi>{escape(shown)}</bdi></a>'


def value(column: dict[str, str], found: object) -> str:
    """A filled cell as HTML, with what it refers to linked."""
    if column["refers_to"] == "sources":
        return f"<ul>{''.join(f'<li>{credit()[name]}</li>' for name in found)}</ul>"
    if column["type"] in ("ref", "refs"):
        ids = [found] if isinstance(found, str) else found
        return "; ".join(link(column["refers_to"], row) for row in ids)
    return escape(text(column, found))


def section(name: str, key: str, row: pd.Series) -> str:
    """One row: its id and name, what it tells, and its other filled cells."""
    title, told = TOLD[name]
    rest = [c for n, c in columns(name).items() if n in row and n not in (title, told)]
    facts = "".join(
        f"<dt>{c['column']}</dt><dd>{value(c, row[c['column']])}</dd>"
        for c in rest
        if cell(row[c["column"]])
    )
    heading = f"({key.lower()})=\n## {key} · {plain(named(name, key))}"
    return f"{heading}\n\n{plain(cell(row[told]))}\n\n<dl>{facts}</dl>\n"


def source(name: str, key: str, row: pd.Series) -> str:
    """One page that was read, in a paragraph: its address, and what it is."""
    told = [text(columns(name)[n], row[n]) for n in ("language", "kind", "alignment")]
    kind = f"{', '.join(told)}; origin: {row['origin']}. {cell(row['note'])}"
    title = f"[\u2068{plain(row['title'])}\u2069](<{row['url']}>)"
    said = f"{plain(row['publisher'])}, {title}, {cell(row['date'])}. {plain(kind)}"
    return f"({key.lower()})=\n{said}\n"


def page(title: str, name: str, rows: pd.DataFrame) -> str:
    """Rows of a table, in their order."""
    told = source if name == "sources" else section
    sections = (told(name, key, row) for key, row in rows.iterrows())
    return "\n".join([f"---\nhide-toc: true\n---\n# {title}\n", *sections])


def contents(name: str) -> str:
    """The page that leads to the parts of a table."""
    files = [file for file, _, _ in parts(name)]
    return "\n".join([f"# {name.capitalize()}\n", "```{toctree}", *files, "```", ""])


def described(name: str) -> str:
    """One table in the codebook: its columns, then the codes they use."""
    book = codebook(name).drop(columns=["table", "pattern"]).set_index("column")
    used = vocab().query("table == @name").drop(columns="table").set_index("code")
    shown = [table(book, f"Columns of {name}")]
    shown += [table(used, f"Codes of {name}")] if len(used) else []
    wide = (f'<div class="table-wrapper">{each._repr_html_()}</div>' for each in shown)
    return "\n\n".join([f"## {name}", *wide])


def pages() -> Iterator[tuple[str, str]]:
    """Every page on the tables: its file name and its Markdown."""
    names = codebook()["table"].unique()
    yield "codebook", "\n\n".join(["# Codebook", *map(described, names)])
    for name in names:
        if name in PARTED:
            yield name, contents(name)
        for file, title, rows in parts(name):
            yield file, page(title, name, rows)
