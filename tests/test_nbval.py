"""The proof that nbval compares: a changed row turns the lesson that quotes it red."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NBVAL = ["--nbval", "-q", "-p", "no:cacheprovider"]


@pytest.fixture
def course(tmp_path):
    """A copy of the course whose own package and tables its kernels load."""
    for name in ("tripoli", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in (
        "notebooks/00-start-here.ipynb",
        "tests/sanitize.cfg",
        "pyproject.toml",
    ):
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, target)
    return tmp_path


def validated(course):
    command = [sys.executable, "-m", "pytest", *NBVAL, "notebooks"]
    env = os.environ | {"PYTHONPATH": str(course)}
    return subprocess.run(command, cwd=course, env=env, capture_output=True, text=True)


def test_the_copy_is_green_as_it_stands(course):
    told = validated(course)
    assert told.returncode == 0, told.stdout[-2000:]


def test_a_changed_row_turns_the_lesson_red(course):
    path = course / "data" / "events.csv"
    text = path.read_text(encoding="utf-8")
    assert "GNA forces take Surman" in text
    changed = text.replace("GNA forces take Surman", "GNA forces enter Surman")
    path.write_text(changed, encoding="utf-8")
    told = validated(course)
    assert told.returncode == 1
    assert "mismatch 'text/html'" in told.stdout and "1 failed" in told.stdout
