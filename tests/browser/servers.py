"""Start a server of its own for a test, and wait until it answers."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from execute import KERNEL

START_SECONDS = 60
QUIET = (
    "--no-browser",
    "--allow-root",
    "--IdentityProvider.token=",
    "--LabApp.news_url=None",
)
"""Options of a JupyterLab that a test drives."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(
    home: Path, module: str, *arguments: str, python: str | Path = sys.executable
) -> Iterator[str]:
    """Run a module as a server in a folder; yields its address, and stops it after."""
    port = free_port()
    command = [python, "-m", module, f"--port={port}", *arguments]
    env = os.environ | {"JUPYTER_CONFIG_DIR": str(home / "config")}
    with (home / "log").open("w") as log:
        running = subprocess.Popen(command, cwd=home, env=env, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=10)
            break
        except OSError:
            time.sleep(0.3)
    try:
        yield address
    finally:
        running.terminate()
        running.wait(10)


@contextmanager
def app(home: Path, *cells: str) -> Iterator[str]:
    """Serve cells of code as a page without code, with a kernel behind it."""
    book = nbformat.v4.new_notebook(metadata={"kernelspec": KERNEL})
    book.cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
    nbformat.write(book, home / "app.ipynb")
    with serving(home, "voila", "--no-browser", "app.ipynb") as address:
        yield address
