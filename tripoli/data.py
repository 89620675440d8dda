"""Find, read and type a table by its codebook; what it means is left to others."""

import csv
import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

FIRST, LAST = pd.Timestamp("2019-04-03"), pd.Timestamp("2020-10-31")
"""First and last day of the record."""

TEN_WEEKS = ("2020-03-25", "2020-06-11")
"""The decisive act, from the GNA's attack to the day the front rested before Sirte."""

BOOKS = {
    "codebook": [
        "table",
        "column",
        "type",
        "unit",
        "required",
        "refers_to",
        "pattern",
        "meaning",
    ],
    "vocab": ["table", "column", "code", "label", "label_ar", "meaning"],
    "corrections": ["table", "id", "column", "from", "to", "why"],
    "CHANGES": ["date", "table", "id", "column", "from", "to", "why"],
}
"""Columns of the files that no codebook describes."""

FORM = {
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "integer": r"-?[0-9]+",
    "number": r"-?[0-9]+(\.[0-9]+)?",
}
"""How a cell of these codebook types is written; nothing else is read."""


class TripoliError(ValueError):
    """Bad input, told in one sentence."""


def folder() -> Path:
    """Folder of the tables: inside an installed package, beside it in a checkout."""
    inside = Path(__file__).parent / "data"
    return inside if inside.exists() else Path(__file__).parents[1] / "data"


def one_of(kind: str, found: object, known: list[str]) -> str:
    """Return `found` if it is known; else raise a sentence that names what is."""
    if found in known:
        return str(found)
    close = get_close_matches(str(found), known, n=1)
    hint = f"did you mean {close[0]!r}? " if close else ""
    shown = ", ".join(known[:12]) + (" ..." if len(known) > 12 else "")
    raise TripoliError(f"unknown {kind} {found!r}: {hint}It is one of {shown}.")


def to_day(value: object) -> pd.Timestamp:
    """Return a day of the record as a Timestamp; raise a sentence for anything else.

    Takes text like 2020-05-18, a date or a Timestamp; other ways of writing a day are
    refused, because 05/06/2020 is two days.
    """
    text = f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)
    if not re.fullmatch(FORM["date"], text):
        raise TripoliError(f"{value!r} is not a date: write it as 2020-05-18.")
    try:
        day = pd.Timestamp(date.fromisoformat(text))
    except ValueError as fault:
        right = "write it as 2020-05-18"
        raise TripoliError(f"{value!r} is not a date: {right}.") from fault
    if not FIRST <= day <= LAST:
        raise TripoliError(f"{value!r} is outside the record, {FIRST:%F} to {LAST:%F}.")
    return day


def to_span(first: object, last: object) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return two days of the record in order; raise a sentence if they are not."""
    begin, end = to_day(first), to_day(last)
    if begin > end:
        raise TripoliError(f"{first} is after {last}: swap them.")
    return begin, end


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: a reader never meets half of it."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content.encode() if isinstance(content, str) else content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def rows(name: str, where: Path | None = None) -> list[dict[str, str]]:
    """Read `name`.csv as text cells; raise a sentence if it is not a sound CSV file.

    A column that the codebook does not know, or one that is missing, is a fault too; a
    folder without a codebook of its own is read by the course's.
    """
    path = (where or folder()) / f"{name}.csv"
    if not path.exists():
        raise TripoliError(
            f"{path.name} is missing from {path.parent.name}/: restore it."
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise TripoliError(
            f"{path.name} is not UTF-8 (byte {fault.start}): save it as UTF-8."
        ) from fault
    if not text.endswith("\n"):
        raise TripoliError(f"{path.name} is cut off: its last line has no line end.")
    try:
        header, *lines = csv.reader(text.splitlines(keepends=True), strict=True)
    except csv.Error as fault:
        raise TripoliError(f"{path.name} is not sound CSV: {fault}.") from fault
    expect_columns(name, header, where)
    for number, cells in enumerate(lines, 2):
        if len(cells) != len(header):
            raise TripoliError(
                f"{path.name} row {number} has {len(cells)} cells: "
                f"the header has {len(header)}."
            )
    return [dict(zip(header, cells, strict=True)) for cells in lines]


def expect_columns(name: str, header: list[str], where: Path | None) -> None:
    """Raise a sentence if a table has other columns than its codebook gives it."""
    own = where if where and (where / "codebook.csv").exists() else None
    wanted = BOOKS.get(name) or list(codebook(name, own)["column"])
    for fault, names in (
        ("lacks", [n for n in wanted if n not in header]),
        ("has an unknown", [n for n in header if n not in wanted]),
        ("repeats", [n for n in wanted if header.count(n) > 1]),
        ("has out of order", [h for h in header if header != wanted]),
    ):
        if names:
            raise TripoliError(
                f"{name}.csv {fault} column {names[0]!r}: its columns are "
                f"{', '.join(wanted)}."
            )


def codebook(name: str | None = None, where: Path | None = None) -> pd.DataFrame:
    """One row a column of the tables: its type, unit, rule and meaning.

    `name` keeps one table and raises a sentence if there is no such table.
    """
    book = pd.DataFrame(rows("codebook", where))
    if name is None:
        return book
    one_of("table", name, list(book["table"].unique()))
    return book[book["table"] == name].reset_index(drop=True)


def vocab(
    name: str | None = None, column: str | None = None, where: Path | None = None
) -> pd.DataFrame:
    """One row a code of one table and column: English and Arabic label, meaning."""
    codes = pd.DataFrame(rows("vocab", where))
    for key, value in (("table", name), ("column", column)):
        if value is not None:
            codes = codes[codes[key] == one_of(key, value, list(codes[key].unique()))]
    return codes.reset_index(drop=True)


def labels(name: str, column: str) -> dict[str, str]:
    """English labels of all codes of a column, by code."""
    return dict(vocab(name, column)[["code", "label"]].to_numpy().tolist())


def label(name: str, column: str, code: str) -> str:
    """English label of a code, such as label("control", "holder", "gna") -> "GNA"."""
    named = labels(name, column)
    return named[one_of(column, code, list(named))]


CELL = {
    "date": lambda cell: pd.Timestamp(date.fromisoformat(cell)),
    "integer": int,
    "number": float,
    "refs": lambda cell: cell.split(";"),
    "list": lambda cell: cell.split(";"),
}
"""How a filled cell of each codebook type is read; all other types stay text."""

RIGHT = {
    "date": "a date like 2020-05-18",
    "integer": "a whole number",
    "number": "a number",
}
EMPTY = {"date": pd.NaT, "integer": pd.NA, "number": pd.NA}
DTYPE = {"date": "datetime64[s]", "integer": "Int64", "number": "Float64"}


def readable(kind: str, cell: str) -> bool:
    """Whether a filled cell is written as its codebook type asks."""
    if kind in FORM and not re.fullmatch(FORM[kind], cell):
        return False
    try:
        CELL.get(kind, str)(cell)
    except ValueError:  # a day like 2020-02-30
        return False
    return True


def typed(name: str, column: dict[str, str], cells: list[dict[str, str]]) -> pd.Series:
    """One column of text cells as the type its codebook row names."""
    kind, key = column["type"], column["column"]
    read, values = CELL.get(kind, str), []
    for number, row in enumerate(cells, 2):
        cell = row[key]
        if cell and not readable(kind, cell):
            raise TripoliError(
                f"{name}.csv row {number} column {key}: {cell!r} is not {RIGHT[kind]}."
            )
        values.append(read(cell) if cell else EMPTY.get(kind))
    if kind in ("refs", "list"):
        return pd.Series([value or [] for value in values], dtype=object)
    return pd.Series(values, dtype=DTYPE.get(kind, "str"))


def load(name: str, where: Path | None = None) -> pd.DataFrame:
    """Return one table, typed by the codebook, with its id as the index.

    Dates are timestamps, counts are whole numbers that may be missing (<NA>), lists and
    references are Python lists, all else is text; an empty cell is missing. Raises
    TripoliError with one sentence for an unknown table, a file that is missing or cut
    off, another set of columns, or a cell that is not what the codebook says.
    """
    columns = codebook(name).to_dict("records")
    cells = rows(name, where)
    frame = pd.DataFrame({c["column"]: typed(name, c, cells) for c in columns})
    return frame.set_index(columns[0]["column"])
