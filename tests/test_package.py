"""The wheel carries the tables, and works away from the checkout."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ASK = """
import tripoli, tripoli.figures
from tripoli.scrubber import scrubber
shown = scrubber().data["events"]["id"]
print(tripoli.__file__, len(tripoli.load("events")), len(shown))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    made = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(made),
        str(ROOT),
    ]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return next(made.glob("*.whl"))


def test_the_wheel_carries_every_table_and_module(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"tripoli/data/{p.name}" for p in (ROOT / "data").glob("[!.]*")}
    modules = (ROOT / "tripoli").rglob("*.[pjc][ys]*")
    wanted |= {str(p.relative_to(ROOT)) for p in modules if p.suffix != ".pyc"}
    assert wanted <= inside


def test_the_wheel_works_outside_the_checkout(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    env = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    told = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    where, events, shown = told.stdout.split()
    assert where.startswith(str(tmp_path)) and events == shown and int(events) > 500


def pins(name):
    """Exact pins of a requirements file; one package may have several."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+==[\w.]+)", text, re.MULTILINE))


def test_every_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    extras = project["optional-dependencies"]
    named = {pin.split("==")[0] for pin in pins("requirements.txt")}
    assert {*project["dependencies"], *extras["lab"]} <= named
    tested = {pin.split("==")[0] for pin in pins("tests/requirements.txt")}
    assert {*extras["test"], *named} <= tested


def test_tests_run_on_the_pins_of_the_course():
    assert pins("requirements.txt") <= pins("tests/requirements.txt")
