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


@pytest.mark.parametrize(
    "lesson", ["00-start-here.ipynb", "04-ten-weeks.ipynb", "08-what-it-cost.ipynb"]
)
def test_a_lesson_runs_alone_in_a_folder_with_the_wheel(wheel, tmp_path, lesson):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    stored = (ROOT / "notebooks" / lesson).read_bytes()
    alone = tmp_path / "alone" / lesson
    alone.parent.mkdir()
    alone.write_bytes(stored)
    env = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    command = [sys.executable, ROOT / "tools" / "execute.py", alone]
    told = subprocess.run(command, cwd=alone.parent, env=env, capture_output=True)
    assert told.returncode == 0, told.stderr.decode()
    assert alone.read_bytes() == stored


def pins(name):
    """Exact pins of a requirements file; one package may have several."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+==[\w.]+)", text, re.MULTILINE))


def test_every_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    extras = project["optional-dependencies"]
    needed = {re.split("[<>=]", wanted)[0] for wanted in project["dependencies"]}
    named = {pin.split("==")[0] for pin in pins("requirements.txt")}
    assert {*needed, *extras["lab"]} <= named
    tested = {pin.split("==")[0] for pin in pins("tests/requirements.txt")}
    wanted = {*extras["test"], *extras["site"], *named} - {"tripoli2020[site]"}
    assert wanted <= tested


def test_tests_run_on_the_pins_of_the_course():
    assert pins("requirements.txt") <= pins("tests/requirements.txt")
