"""Tools that tests need from outside Python; without one a line says what it is for."""

import os
import shutil

import pytest

CHROMIUM = (
    "chromium",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
"""Where the browser may be, by system."""


def needed(places: tuple[str, ...], tests: str, package: str) -> str:
    """Path of a tool; without it CI fails, elsewhere its tests are left out aloud."""
    found = next(filter(None, map(shutil.which, places)), None)
    if not found:
        leave = pytest.fail if os.environ.get("CI") else pytest.skip
        leave(f"{tests} left out: install {package} (on Debian: apt install {package})")
    return found
