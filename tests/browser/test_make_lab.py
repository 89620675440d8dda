"""The README's first command opens JupyterLab on lesson 00; links reach the tables."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
CATCH = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"


@pytest.fixture
def opened(tmp_path):
    """The address that `make lab` would open in the reader's browser."""
    script, told = tmp_path / "catch.py", tmp_path / "address"
    script.write_text(CATCH)
    python = Path(sys.executable).as_posix()
    browser = f"{python} {script.as_posix()} {told.as_posix()} %s"
    config = {"JUPYTER_CONFIG_DIR": str(tmp_path), "BROWSER": browser}
    running = subprocess.Popen(
        ["make", "-s", "lab"],
        cwd=ROOT,
        env=os.environ | config,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while not told.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    page = urllib.request.urlopen(told.read_text()).read().decode()
    yield re.search(r'url=(http[^"]+)"', page).group(1)
    for process in psutil.Process(running.pid).children(recursive=True):
        process.terminate()


def test_make_lab_opens_lesson_00_and_its_links_reach_the_tables(opened, chromium):
    page = chromium.new_page(viewport={"width": 1200, "height": 900})
    page.set_default_timeout(60_000)
    page.goto(opened)
    page.wait_for_selector('h1:has-text("Where do you start?")')
    page.get_by_role("link", name="4 April 2019").click()
    page.wait_for_selector("text=events.csv")
    page.close()
