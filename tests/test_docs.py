"""README and its kin tell the truth of today: targets, rows, lessons, agreement."""

import re
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from tripoli.agreement import double_coding, kappa
from tripoli.data import folder

ROOT = Path(__file__).parents[1]
PAGES = sorted(p for f in (".", "data", "deploy") for p in ROOT.glob(f"{f}/*.md"))
ALL = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: str(page.relative_to(ROOT))
)


@ALL
def test_every_row_named_is_in_the_tables(page, tables):
    known = set().union(*(table.index for table in tables.values()))
    text = re.sub(r"S-reuters-20200518", "", page.read_text(encoding="utf-8"))
    named = set(re.findall(r"\b[EKINCSPG]-(?:[a-z]+[\w-]*\d|\d{8}-\d+)\b", text))
    assert named <= known


def make_targets() -> set[str]:
    """What the Makefile can be asked for by name."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


@ALL
def test_every_make_target_named_is_there(page):
    named = set(re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8")))
    assert named <= make_targets()


def test_make_alone_lists_every_target():
    told = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True)
    assert set(re.findall(r"^([a-z]+) ", told.stdout, re.M)) == make_targets()


def test_no_file_can_stand_in_the_way_of_a_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", "")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert set(phony.split()) == make_targets()


def test_lessons_of_the_readme_are_the_notebooks():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[\d\d\]\((notebooks/\S+\.ipynb)\)", text, re.MULTILINE)
    there = sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("notebooks/*.ipynb"))
    assert listed == there


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/*.ipynb")), ids=str)
def test_times_of_the_readme_are_those_of_the_lesson(path):
    (line,) = re.findall(r"\*\*Time\*\* [^\"]*", path.read_text(encoding="utf-8"))
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^.*\({path.relative_to(ROOT)}\).*$", text, re.MULTILINE)
    told = re.findall(r"\d+", row.split("|", 3)[3])
    assert told == re.findall(r"\d+(?= min)", line), line


def test_windows_trusts_every_lesson_as_make_lab_does():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^\.venv\\Scripts\\jupyter trust (.+)$", text, re.MULTILINE)
    lessons = sorted(path.name for path in ROOT.glob("notebooks/*.ipynb"))
    assert line.split() == [f"notebooks\\{name}" for name in lessons]


@pytest.mark.parametrize(
    "field, row",
    [("kind", "kind"), ("initiators", "initiators, exactly"),
     ("gained", "side that gains"), ("confidence", "confidence")],
)  # fmt: skip
def test_agreement_told_is_agreement_computed(field, row):
    both, told = double_coding(), f"| {row} |"
    settled = pd.read_csv(folder() / "double-coding-settled.csv")
    other = settled.loc[settled["verdict"] == "other event chosen", "event_id"]
    for some in (both, both.drop(other)):
        one, two = some[f"{field}_first"], some[f"{field}_second"]
        told += f" {(one == two).mean():.0%} | {kappa(one, two):.2f} |"
    assert told in (folder() / "README.md").read_text(encoding="utf-8")
