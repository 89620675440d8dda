"""Shared fixtures: the real tables, and a copy of them to break."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from needed import CHROMIUM, needed

import tripoli
from tripoli.data import folder

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def tables():
    """Every table, loaded once."""
    names = tripoli.codebook()["table"].unique()
    return {name: tripoli.load(name) for name in names}


@pytest.fixture
def copy(tmp_path):
    """A copy of data/ that a test may break."""
    checkpoints = shutil.ignore_patterns(".*")  # JupyterLab leaves them behind
    return Path(shutil.copytree(folder(), tmp_path / "data", ignore=checkpoints))


@pytest.fixture
def edit(copy):
    """Change cells of one row of the copy: edit(table, id, column=value, ...)."""

    def change(table: str, name: str, **cells: str) -> Path:
        path = copy / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        key = next(iter(rows[0]))
        chosen = [row for row in rows if row[key] == name]
        assert chosen, f"{name} is not in {table}"
        chosen[0].update(cells)
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return copy

    return change


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The reader edition, built once."""
    out = tmp_path_factory.mktemp("reader")
    command = [sys.executable, str(ROOT / "tools/reader.py"), str(out)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr[-3000:]
    return out / "site"


@pytest.fixture(scope="session")
def chromium():
    """A real browser."""
    from playwright.sync_api import sync_playwright

    found = needed(CHROMIUM, "browser tests", "chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def dockerfile():
    """What repo2docker would build, printed without a container engine."""
    user = ["--user-id=1000", "--user-name=jovyan"]  # Binder's; Windows has no number
    options = ["--no-build", "--debug", *user]
    command = [sys.executable, "-m", "repo2docker", *options, str(ROOT)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr[-2000:]
    return told.stdout + told.stderr


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The package as it is given away, without the tree."""
    made = tmp_path_factory.mktemp("wheel")
    options = ["-q", "--no-deps", "--no-build-isolation", "-w", str(made)]
    command = [sys.executable, "-m", "pip", "wheel", *options, str(ROOT)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return next(made.glob("*.whl"))
