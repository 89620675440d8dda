"""Every lesson where only the course's pins and its wheel are installed: `make wheel`.

The notebooks lie alone in an empty folder, as after a plain download or on Colab, and
the network is refused. A package that only the tests install is missed here, not there.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LESSONS = sorted(ROOT.glob("notebooks/[0-9]*.ipynb"))
REFUSE = """
import sys
HERE = (None, "127.0.0.1", "localhost")
def refuse(event, details):
    if event == "socket.getaddrinfo" and details[0] not in HERE:
        raise OSError(f"the network is refused here: {details[0]}")
sys.addaudithook(refuse)
"""
"""What the Python of the clean environment runs before all else."""


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """The Python of a new environment that holds the pins, the wheel and no more."""
    made = tmp_path_factory.mktemp("clean")
    print("\ninstalling the pins and the wheel ...", flush=True)
    subprocess.run([sys.executable, "-m", "venv", made], check=True)
    pip = [made / "bin" / "pip", "install", "-qq"]
    subprocess.run([*pip, "-r", ROOT / "requirements.txt", wheel], check=True)
    (packages,) = made.glob("lib/python*/site-packages")
    (packages / "sitecustomize.py").write_text(REFUSE)
    return made / "bin" / "python"


def test_the_network_is_refused(python):
    ask = "import socket; socket.create_connection(('example.org', 80))"
    told = subprocess.run([python, "-c", ask], capture_output=True, text=True)
    assert "the network is refused here: example.org" in told.stderr


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_alone_gives_its_stored_outputs(python, tmp_path, lesson):
    alone = tmp_path / lesson.name
    alone.write_bytes(lesson.read_bytes())
    command = [python, ROOT / "tools" / "execute.py", alone]
    subprocess.run(command, cwd=tmp_path, check=True)
    assert alone.read_bytes() == lesson.read_bytes()
