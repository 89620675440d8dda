"""Shared fixtures: the real tables, and a copy of them to break."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tripoli
from tripoli.data import folder

TOOLS = Path(__file__).parents[1] / "tools"
BROWSERS = (
    "chromium",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


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
    command = [sys.executable, str(TOOLS / "reader.py"), str(out)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr[-3000:]
    return out / "site"


@pytest.fixture(scope="session")
def chromium():
    """A real browser; without one CI fails, elsewhere a line says what is left out."""
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found and os.environ.get("CI"):
        pytest.fail("CI needs chromium for the browser tests: apt install chromium")
    if not found:
        pytest.skip(
            "browser tests left out: install Chromium (on Debian: apt install chromium)"
        )
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()
