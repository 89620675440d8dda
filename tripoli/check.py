"""Hold every table against the codebook; the rules of the subject are in `rules`.

`python -m tripoli.check` prints one sentence a fault and exits 1 if there is any.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tripoli.data import TripoliError, codebook, folder, readable, rows, vocab
from tripoli.rules import RULES, Tables

LOW_TO_HIGH = (
    ("date_start", "date_end"),
    ("date_low", "date_high"),
    ("deaths_low", "deaths_best", "deaths_high"),
    ("civilian_deaths_low", "civilian_deaths_high"),
    ("injured_low", "injured_high"),
    ("quantity_low", "quantity_high"),
    ("value_low", "value", "value_high"),
)
"""Columns that may not fall from left to right, in whichever table has them."""

ADDRESS = r"https?://[^/\s]+\.[^/\s]+/?\S*"


def faults_of_cell(column: dict, cell: str, known: dict, codes: list) -> Iterator[str]:
    """What is wrong with one cell, and what would be right."""
    kind, target = column["type"], column["refers_to"]
    if not cell:
        if column["required"] == "yes":
            yield f"is empty: it needs {column['meaning'].lower()}"
    elif cell != cell.strip() or "\n" in cell:
        yield f"{cell!r} has stray space: take it out"
    elif not readable(kind, cell) or (
        kind == "url" and not re.fullmatch(ADDRESS, cell)
    ):
        yield f"{cell!r} does not read as {kind}"
    elif kind == "code" and cell not in codes:
        yield f"{cell!r} is not in vocab.csv: it is one of {', '.join(codes)}"
    elif column["pattern"] and not re.fullmatch(column["pattern"], cell):
        yield f"{cell!r} is not formed like {column['pattern']}"
    elif kind in ("ref", "refs"):
        for name in cell.split(";"):
            if name not in known[target]:
                yield f"{name!r} is not in {target}.csv"


def faults_of_order(row: dict) -> Iterator[tuple[str, str]]:
    """Columns of a row whose values fall where they may not."""
    for columns in LOW_TO_HIGH:
        filled = [(c, row[c]) for c in columns if row.get(c)]
        for (low, a), (high, b) in pairwise(filled):
            falls = a > b if low.startswith("date") else float(a) > float(b)
            if falls:
                yield low, f"{a} is more than {high} {b}"


def faults_of_table(name: str, tables: Tables, where: Path) -> Iterator[str]:
    """Faults of one table that its codebook alone can tell."""
    columns = codebook(name, where).to_dict("records")
    codes = vocab(where=where)
    codes = {
        c: list(g["code"]) for c, g in codes[codes["table"] == name].groupby("column")
    }
    known = {table: set(rows_by_id) for table, rows_by_id in tables.by_id.items()}
    key, seen = columns[0]["column"], {}
    for number, row in enumerate(tables[name], 2):
        at = f"{name}.csv row {number} ({row[key]})"
        if row[key] in seen:
            yield f"{at} column {key}: is in row {seen[row[key]]} too: renumber."
        seen.setdefault(row[key], number)
        sound = True
        for column in columns:
            cell = row[column["column"]]
            for fault in faults_of_cell(
                column, cell, known, codes.get(column["column"], [])
            ):
                sound = False
                yield f"{at} column {column['column']}: {fault}."
        if sound:
            for column, fault in faults_of_order(row):
                yield f"{at} column {column}: {fault}: swap or mend them."


def sentence(name: str, row: dict[str, str], column: str, fault: str) -> str:
    """A fault that a rule found, in the form of all others."""
    return f"{name}.csv ({next(iter(row.values()))}) column {column}: {fault}."


def faults_of_sizes(where: Path, tables: Tables) -> Iterator[str]:
    """Tables that changed since datapackage.json was written."""
    path = where / "datapackage.json"
    if not path.exists():
        yield "datapackage.json is missing: run `make tables`."
        return
    for resource in json.loads(path.read_text(encoding="utf-8"))["resources"]:
        content = (where / resource["path"]).read_bytes()
        if f"sha256:{hashlib.sha256(content).hexdigest()}" != resource["hash"]:
            yield (
                f"{resource['path']} is not the one in datapackage.json, which has "
                f"{resource['rows']} rows: if the change is meant, run `make tables`."
            )


def faults(where: Path | None = None) -> list[str]:
    """Return every fault of the tables in a folder, one sentence each."""
    where = where or folder()
    try:
        names = list(codebook(where=where)["table"].unique())
        tables = Tables({name: rows(name, where) for name in names})
        found = [f for n in names for f in faults_of_table(n, tables, where)]
    except TripoliError as fault:
        return [str(fault)]
    if not found:  # the rules may lean on sound cells
        found = [sentence(*fault) for rule in RULES for fault in rule(tables)]
    return found + list(faults_of_sizes(where, tables))


if __name__ == "__main__":
    told = faults(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    print("\n".join(told), end="\n" if told else "")
    sys.exit(bool(told))
