"""Binder's pins are ours, and repo2docker takes them and Python 3.11."""

import json
import os
import re
from pathlib import Path

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


def test_repo2docker_takes_python_311(dockerfile):
    assert "Building conda environment for python=3.11\n" in dockerfile


def test_pins_are_installed_before_the_tree_is_copied(dockerfile):
    copied = re.findall(r"^COPY \S+ src/(\S*)", dockerfile, re.MULTILINE)
    assert copied == ["binder/requirements.txt", ""]
    before, _ = dockerfile.split(" src/ ${REPO_DIR}/\n")
    (installed,) = re.findall(r"^RUN \S+/pip install (.*)$", dockerfile, re.MULTILINE)
    assert installed.endswith('-r "binder/requirements.txt"') and installed in before


def test_post_build_is_executable_and_silences_the_news():
    script = BINDER / "postBuild"
    assert os.access(script, os.X_OK)
    assert "overrides.json" in script.read_text()
    settings = json.loads((ROOT / "tools" / "overrides.json").read_text())
    assert (
        settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    )
