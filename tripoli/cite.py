"""Sources to citations; independent origins to confidence."""

from collections.abc import Iterable
from html import escape

import pandas as pd

from tripoli.data import load, one_of

BACKS = {"gna": "gna", "gna_backer": "gna", "laaf": "laaf", "laaf_backer": "laaf"}
"""The side that an alignment leans to; `none` leans to neither."""

ONE_SIDED = ({"gna"}, {"laaf"})
"""Leanings of pages that tell an event from one side alone."""

BY_CODER = ("contested", "refuted")
"""Confidences that a coder sets; the others are computed."""


def row_of(source_id: str, sources: pd.DataFrame | None) -> dict:
    """One source with its day written out; an unknown id is a sentence."""
    table = load("sources") if sources is None else sources
    if source_id not in table.index:
        one_of("source", source_id, list(table.index))
    row = table.loc[source_id].to_dict()
    return row | {"day": f"{row['date'].day} {row['date']:%B %Y}"}


def cite(source_id: str, sources: pd.DataFrame | None = None) -> str:
    """Return one source as text: publisher, title, day, address."""
    row = row_of(source_id, sources)
    title = f"“\u2068{row['title']}\u2069”"  # kept together where it is Arabic
    return f"{row['publisher']}, {title}, {row['day']}. {row['url']}"


def known(ids: Iterable[str], sources: pd.DataFrame) -> list[str]:
    """The ids as a list, one id being a list of one; an unknown id is a sentence."""
    listed = [ids] if isinstance(ids, str) else list(ids)
    every = set(sources.index)
    return [n if n in every else one_of("source", n, sorted(every)) for n in listed]


def by_date(ids: Iterable[str], sources: pd.DataFrame) -> list[str]:
    """Source ids, each once, in order of publication; an unknown id is a sentence."""
    ids = known(ids, sources)
    return list(sources.loc[sorted(set(ids))].sort_values("date", kind="stable").index)


def bibliography(ids: Iterable[str], sources: pd.DataFrame | None = None) -> list[str]:
    """Return the citations of several sources, each once, in order of date."""
    table = load("sources") if sources is None else sources
    return [cite(source_id, table) for source_id in by_date(ids, table)]


def credits(ids: Iterable[str], sources: pd.DataFrame | None = None) -> list[str]:
    """Return the same citations as HTML, with the title linked and all text escaped."""
    table = load("sources") if sources is None else sources
    lines = []
    for source_id in by_date(ids, table):
        row = row_of(source_id, table)
        publisher, title, url = (escape(row[c]) for c in ("publisher", "title", "url"))
        lines.append(
            f'{publisher}, <a href="{url}"><bdi>{title}</bdi></a>, {row["day"]}.'
        )
    return lines


def origins(ids: Iterable[str], sources: pd.DataFrame | None = None) -> list[str]:
    """Return the independent origins behind some sources; reprints count once."""
    table = load("sources") if sources is None else sources
    return sorted({table.at[source_id, "origin"] for source_id in known(ids, table)})


def confidence(
    ids: Iterable[str], gained_by: str, sources: pd.DataFrame, admitted: bool = False
) -> str:
    """Return confirmed, corroborated or single for a row resting on some sources.

    Two origins confirm if one of them does not lean to the side that gains. Where no
    side gains, one must lean to neither side, or both sides must tell it. `admitted`
    says that a claim against its claimant's own interest carries the row, which
    confirms it too.
    """
    if admitted:
        return "confirmed"
    pages = list(ids)
    if len({sources.at[page, "origin"] for page in pages}) < 2:
        return "single"
    leaning = {BACKS.get(sources.at[page, "alignment"], "none") for page in pages}
    fair = leaning - {gained_by} if gained_by else leaning not in ONE_SIDED
    return "confirmed" if fair else "corroborated"
