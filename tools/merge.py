"""Merge a folder of new rows and corrections into the tables, whole or not at all.

usage: python tools/merge.py FOLDER

FOLDER holds any of the tables (events.csv, sources.csv ...) with new rows only, and
corrections.csv (table, id, column, from, to, why), where the column DELETE takes a row
out and source_ids+ adds pages to a row. A page whose address is known keeps its known
id. Confidence is computed. Nothing is written while `check` finds a fault.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd

from tripoli.check import faults
from tripoli.cite import BY_CODER, confidence
from tripoli.data import BOOKS, TripoliError, codebook, folder, rows, write_whole
from tripoli.rules import admissions, listed

Tables = dict[str, list[dict[str, str]]]


def name_of(row: dict[str, str]) -> str:
    return next(iter(row.values()))


def natural(row: dict[str, str]) -> list:
    """Order by id, with numbers inside an id as numbers."""
    return [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", name_of(row))]


def address(row: dict[str, str]) -> str:
    """An address without what does not tell pages apart."""
    return re.sub(r"^https?://(www\.)?|/+$", "", row["url"].lower())


def new_rows(where: Path) -> Tables:
    """New rows of the folder by table, with known pages under their known ids."""
    names = codebook()["table"].unique()
    found = {n: rows(n, where) for n in names if (where / f"{n}.csv").exists()}
    known = {address(row): name_of(row) for row in rows("sources")}
    fresh = found.get("sources", [])
    same = {name_of(r): known[address(r)] for r in fresh if address(r) in known}
    found["sources"] = [row for row in fresh if name_of(row) not in same]
    for row in (row for table in found.values() for row in table):
        ids = [same.get(name, name) for name in listed(row.get("source_ids", ""))]
        if ids:
            row["source_ids"] = ";".join(dict.fromkeys(ids))
    return found


def add(tables: Tables, found: Tables) -> Iterator[str]:
    """Add new rows; an id that stands already is a fault."""
    taken = gone()
    for table, fresh in found.items():
        known = {name_of(row) for row in tables[table]}
        for row in fresh:
            if name_of(row) in known:
                yield f"{table}.csv ({name_of(row)}): stands already: give a new id."
            if (table, name_of(row)) in taken:
                yield f"{table}.csv ({name_of(row)}): was taken out: give a new id."
        tables[table] += fresh


def correct(tables: Tables, corrections: list[dict[str, str]]) -> Iterator[str]:
    """Apply corrections; one that does not meet the value it names is a fault."""
    for line in corrections:
        table, name, column = line["table"], line["id"], line["column"]
        where = f"corrections.csv ({table} {name} {column})"
        row = next((r for r in tables.get(table, []) if name_of(r) == name), None)
        if row is None:
            yield f"{where}: no such row."
        elif column == "DELETE":
            tables[table].remove(row)
        elif column == "source_ids+" and "source_ids" in row:
            ids = [*listed(row["source_ids"]), *listed(line["to"])]
            row["source_ids"] = ";".join(dict.fromkeys(ids))
        elif column not in row:
            yield f"{where}: no such column."
        elif row[column] != line["from"]:
            yield f"{where}: the value is {row[column]!r}, not {line['from']!r}."
        else:
            row[column] = line["to"]


def by_day(row: dict[str, str]) -> tuple:
    """Order of changes of control: by place, the opening first, then by day."""
    return row["place_id"], row["how"] != "start", row["date_low"]


def by_event(row: dict[str, str]) -> list:
    """Order of the phases of the campaign: by the event that opens each."""
    return natural({"event_id": row["event_id"]})


ORDER = {"control": by_day, "phases": by_event}
"""Tables that are not read in the order of their ids."""


def gone() -> set[tuple[str, str]]:
    """Table and id of every row that was taken out: such an id is not given again."""
    path = folder() / "CHANGES.csv"
    lines = rows("CHANGES") if path.exists() else []
    return {(r["table"], r["id"]) for r in lines if r["column"] == "DELETE"}


def settle(tables: Tables) -> None:
    """Put rows in order, compute confidence, drop pages that nothing cites."""
    cited = {
        s for t in tables.values() for r in t for s in listed(r.get("source_ids", ""))
    }
    tables["sources"] = [r for r in tables["sources"] if name_of(r) in cited]
    pages = pd.DataFrame(tables["sources"]).set_index("source_id")
    admitted = admissions(tables)
    for row in tables["events"]:
        ids = [s for s in listed(row["source_ids"]) if s in pages.index]
        if row["confidence"] not in BY_CODER:
            own = row["event_id"] in admitted
            row["confidence"] = confidence(ids, row["gained_by"], pages, own)
    for table in tables:
        tables[table].sort(key=ORDER.get(table, natural))


def write(tables: Tables, where: Path) -> None:
    for name, table in tables.items():
        text = pd.DataFrame(table).to_csv(index=False, lineterminator="\n")
        write_whole(where / f"{name}.csv", text)


def log(corrections: list[dict[str, str]], where: Path) -> None:
    """Add the corrections to the record of changed values."""
    path = where / "CHANGES.csv"
    lines = pd.DataFrame(corrections).assign(date=date.today().isoformat())
    if path.exists():
        lines = pd.concat([pd.DataFrame(rows("CHANGES", where)), lines])
    write_whole(path, lines[BOOKS["CHANGES"]].to_csv(index=False, lineterminator="\n"))


def merge(source: Path) -> list[str]:
    """Merge a folder; return the faults that kept it from being written, or none."""
    tables = {name: rows(name) for name in codebook()["table"].unique()}
    changes = source / "corrections.csv"
    corrections = rows("corrections", source) if changes.exists() else []
    found = new_rows(source)
    if not any(found.values()) and not corrections:
        return [f"{source.name}/ holds no new rows and no corrections.csv."]
    told = [*correct(tables, corrections), *add(tables, found)]
    settle(tables)
    with tempfile.TemporaryDirectory() as made:
        trial = Path(shutil.copytree(folder(), Path(made) / "data"))
        write(tables, trial)
        told += [f for f in faults(trial) if "run `make tables`" not in f]
        if told:
            return told
    write(tables, folder())
    if corrections:
        log(corrections, folder())
    return []


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name one folder of new rows: python tools/merge.py offer")
    if folder().resolve() != Path(__file__).resolve().parents[1] / "data":
        sys.exit(
            f"this Python would write to {folder()}, not to the tables beside this "
            "tool: use the Python of this copy of the course."
        )
    try:
        told = merge(Path(sys.argv[1]))
    except TripoliError as fault:
        told = [str(fault)]
    print("\n".join(told) or "merged: now run `make tables`")
    sys.exit(bool(told))
