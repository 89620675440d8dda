"""Binder's pins are ours, and repo2docker takes them and Python 3.11."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_package import pins

ROOT = Path(__file__).parents[1]
BINDER = ROOT / "binder"


def test_binder_pins_are_those_of_the_course():
    assert pins("binder/requirements.txt") <= pins("requirements.txt")


def test_binder_leaves_jupyterlab_to_its_base_image():
    names = {pin.split("==")[0] for pin in pins("binder/requirements.txt")}
    assert "jupyterlab" not in names and "anywidget" in names


def test_binder_asks_for_python_311():
    assert (BINDER / "runtime.txt").read_text().strip() == "python-3.11"


@pytest.fixture(scope="module")
def dockerfile():
    """What repo2docker would build, printed without a container engine."""
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(ROOT)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr[-2000:]
    return told.stdout + told.stderr


def test_repo2docker_takes_the_folder_and_picks_python_311(dockerfile):
    assert re.search(r"3\.11", dockerfile) and "binder/requirements.txt" in dockerfile


def test_pins_are_installed_before_the_tree_is_copied(dockerfile):
    lines = dockerfile.splitlines()
    installed = next(
        n for n, line in enumerate(lines) if "-r" in line and "requirements.txt" in line
    )
    copied = max(n for n, line in enumerate(lines) if re.search(r"COPY.* src/ ", line))
    assert installed < copied


def test_post_build_is_executable_and_silences_the_news():
    script = BINDER / "postBuild"
    assert os.access(script, os.X_OK)
    assert "overrides.json" in script.read_text()
    settings = json.loads((ROOT / "tools" / "overrides.json").read_text())
    assert (
        settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    )
