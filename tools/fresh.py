"""Test the course on the newest versions of all it needs, in an environment apart.

usage: make fresh
Says which packages are newer than their pins and which tests and lessons then differ;
the pins stay as they are. Takes some minutes and downloads much.
"""

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINS = ROOT / "tests" / "requirements.txt"
CHECKS = {
    "tables": ["tripoli.check"],
    "tests": ["pytest", "-q", "--tb=line", "tests", "--ignore=tests/browser"],
    "lessons": ["pytest", "-q", "--tb=line", "--nbval", "notebooks"],
}


def environment(folder: str) -> Path:
    """A new environment with the newest packages; returns its Python."""
    print("Installing the newest packages (a minute or two) ...", flush=True)
    try:
        venv.create(folder, with_pip=True)
        python = min(Path(folder).glob("*/python*"))  # in bin or in Scripts
        pip = [python, "-m", "pip", "install", "--quiet", "-e", ".[lab,test]"]
        subprocess.run(pip, cwd=ROOT, check=True)
    except subprocess.CalledProcessError as fault:
        why = "pip says why above, or its venv is missing (apt install python3-venv)"
        raise SystemExit(f"The environment could not be made: {why}.") from fault
    return python


def newer(frozen: str) -> list[str]:
    """Lines of `pip freeze` whose version is not among the pins, with the pin."""
    pinned: dict[str, list[str]] = {}
    for name, version in re.findall(
        r"^([\w.-]+)==(\S+)", PINS.read_text("utf-8"), re.M
    ):
        pinned.setdefault(name, []).append(version)
    found = re.findall(r"^([\w.-]+)==(\S+)", frozen, re.M)
    plain = [(re.sub(r"[-_.]+", "-", name).lower(), new) for name, new in found]
    return [
        f"{name}: {' or '.join(pinned.get(name, ['no pin']))} -> {new}"
        for name, new in plain
        if new not in pinned.get(name, [])
    ]


def main() -> int:
    """Run every check on the newest packages; returns how many failed."""
    with tempfile.TemporaryDirectory() as folder:
        python = environment(folder)
        failed = []
        for name, command in CHECKS.items():
            print(f"Checking the {name} ...", flush=True)
            if subprocess.run([python, "-m", *command], cwd=ROOT).returncode:
                failed.append(name)
        freeze = [python, "-m", "pip", "freeze"]
        changes = newer(subprocess.check_output(freeze, text=True))
    print("Newer than the pins:", *changes or ["none"], sep="\n  ")
    print(f"Differ (named above): {', '.join(failed) or 'none'}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
