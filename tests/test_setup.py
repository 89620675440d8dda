"""Set-up on a bare machine: what is missing is told in one line, and so is progress."""

import os
import shutil
import subprocess
from pathlib import Path

import fresh
import pytest
from needed import needed

ROOT = Path(__file__).parents[1]
OLD = "#!/bin/sh\nexit 1\n"
NO_VENV = '#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; esac\nexit 0\n'
WHOLE = "#!/bin/sh\nexit 0\n"
SETUP = ["tools/setup.sh", "python3", ".venv/bin", "requirements.txt"]


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """Run a script of tools/ in an empty folder where only these commands exist."""

    def run(script, **commands):
        path = tmp_path / "path"
        path.mkdir()
        for name, text in commands.items():
            (path / name).write_text(text)
            (path / name).chmod(0o755)
        shutil.copytree(ROOT / "tools", tmp_path / "tools")
        sh = shutil.which("sh")
        env = os.environ | {"PATH": str(path)}
        return subprocess.run(
            [sh, *script], cwd=tmp_path, env=env, capture_output=True, text=True
        )

    return run


@pytest.mark.parametrize(
    "script, commands, words",
    [
        (SETUP, {}, "needs Python 3.11 or newer; 'python3' is not"),
        (SETUP, {"python3": OLD}, "needs Python 3.11 or newer; 'python3' is not"),
        (SETUP, {"python3": NO_VENV}, "sudo apt install python3-venv"),
        (["tools/lock.sh"], {}, "needs uv: python3 -m pip install uv"),
    ],
    ids=["no python", "old python", "no venv", "no uv"],
)
def test_a_missing_tool_is_told_in_one_line_and_nothing_is_made(
    bare, tmp_path, script, commands, words
):
    told = bare(script, **commands)
    assert told.returncode == 1 and told.stdout == ""
    (line,) = told.stderr.splitlines()
    assert words in line
    assert not (tmp_path / ".venv").exists()


def test_set_up_says_what_it_does_before_it_does_it(bare):
    told = bare(SETUP, python3=WHOLE)  # makes nothing, so the next step fails
    assert told.stdout.startswith("Installing requirements.txt into .venv (about a min")


@pytest.mark.parametrize(
    "system, python",
    [("Windows_NT", ".venv/Scripts/python"), ("", ".venv/bin/python")],
)
def test_commands_of_the_environment_are_where_the_system_has_them(system, python):
    command = ["make", "-n", "check", f"OS={system}"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert f"{python} -m tripoli.check" in told.stdout


@pytest.mark.parametrize("ci, left", [("", pytest.skip), ("true", pytest.fail)])
def test_tests_without_their_tool_are_left_out_aloud_and_fail_in_ci(
    monkeypatch, ci, left
):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(left.Exception, match=r"left out: install nodejs"):
        needed(("no-such-tool",), "scrubber's functions", "nodejs")


def test_only_packages_newer_than_every_pin_are_told(tmp_path, monkeypatch):
    pins = tmp_path / "pins.txt"
    pins.write_text(
        "jupyter-lsp==2\nnumpy==2.4 ; python_full_version < '3.12'\nnumpy==2.5\n"
    )
    monkeypatch.setattr(fresh, "PINS", pins)
    told = fresh.newer("jupyter_lsp==3\nnumpy==2.5\n-e /somewhere\nodd==1\n")
    assert told == ["jupyter-lsp: 2 -> 3", "odd: no pin -> 1"]


def test_newest_packages_that_do_not_install_are_one_line(monkeypatch, tmp_path):
    def fail(*_, **__):
        raise subprocess.CalledProcessError(1, "ensurepip")

    monkeypatch.setattr(fresh.venv, "create", fail)
    with pytest.raises(SystemExit, match=r"could not be made: pip says why above"):
        fresh.environment(str(tmp_path))
