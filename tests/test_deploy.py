"""A class on a hub: values fit the chart, the pins, the measurement and the tree."""

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
import sizing
import yaml
from test_links import as_written
from test_package import pins

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
README = (DEPLOY / "README.md").read_text(encoding="utf-8")
VALUES = yaml.safe_load((DEPLOY / "z2jh" / "values.yaml").read_text(encoding="utf-8"))
SCHEMA = yaml.safe_load((ROOT / "tests" / "z2jh-schema.yaml").read_bytes())
MEASURED = json.loads(sizing.MEASURED.read_text(encoding="utf-8"))
SHARE = sizing.limits(MEASURED)
SERVER = pytest.mark.skipif(os.name == "nt", reason="a hub's server runs Linux")


def test_values_are_keys_and_types_that_the_chart_knows():
    jsonschema.validate(VALUES, SCHEMA)


@pytest.mark.parametrize("key, value", [("mem", {}), ("startTimeout", "300s")])
def test_a_slip_in_a_key_or_a_type_is_found(key, value):
    slipped = VALUES | {"singleuser": VALUES["singleuser"] | {key: value}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(slipped, SCHEMA)


def test_a_server_on_kubernetes_gets_the_share_that_was_measured():
    memory, cpu = VALUES["singleuser"]["memory"], VALUES["singleuser"]["cpu"]
    assert memory["guarantee"] == f"{SHARE['memory_guarantee']}M"
    assert memory["limit"] == f"{SHARE['memory_limit']}M"
    assert cpu == {"guarantee": SHARE["cpu_guarantee"], "limit": SHARE["cpu_limit"]}


def test_the_hub_starts_as_many_at_once_as_the_sizing_reckons():
    assert VALUES["hub"]["concurrentSpawnLimit"] == sizing.AT_ONCE


def test_results_are_those_measured_by_the_formulas_stated():
    assert sizing.RESULTS.read_text(encoding="utf-8") == sizing.report(MEASURED)


def test_a_larger_room_never_needs_less():
    needs = [sizing.need(students, MEASURED) for students in (1, *sizing.ROOMS)]
    for smaller, larger in pairwise(needs):
        assert all(smaller[part] <= larger[part] for part in ("memory", "cores"))


def test_the_lesson_measured_is_a_lesson_with_so_many_cells():
    book = json.loads((ROOT / "notebooks" / MEASURED["lesson"]).read_bytes())
    cells = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    assert len(cells) == MEASURED["cells"]


def test_the_first_page_of_a_server_is_a_lesson_that_is_there():
    url = VALUES["singleuser"]["defaultUrl"]
    assert as_written(ROOT / url.removeprefix("/lab/tree/tripoli/"))


def test_the_chart_is_named_with_one_version():
    comment = (DEPLOY / "z2jh" / "values.yaml").read_text().split("\n")[0]
    (version,) = re.findall(r"jupyterhub (\d+\.\d+\.\d+)", comment)
    assert set(re.findall(r"--version (\d+\.\S+)", README)) == {version}


@SERVER
@pytest.mark.parametrize("target", ["hub", "bench"])
def test_a_measurement_finds_the_helpers_it_shares_with_the_tests(target):
    told = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True)
    (paths,) = re.findall(rb"^PYTHONPATH=(\S+)", told.stdout, re.MULTILINE)
    env = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{paths.decode()}"}
    ask = [sys.executable, "-c", "import servers"]
    done = subprocess.run(ask, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_pins_of_the_hub_hold_those_of_the_course():
    assert pins("requirements.txt") <= pins("deploy/requirements.txt")


def test_the_branch_that_a_server_pulls_is_the_one_the_image_has():
    hook = VALUES["singleuser"]["lifecycleHooks"]["postStart"]["exec"]["command"][-1]
    made = (DEPLOY / "z2jh" / "image.sh").read_text()
    folder, branch = re.search(r"gitpuller (\S+) (\S+) tripoli", hook).groups()
    assert f"switch --quiet -C {branch} " in made
    assert f"--target-repo-dir {folder} " in made


@pytest.fixture
def told(tmp_path):
    """What stand-ins for the tools were told, one call a line."""
    record = tmp_path / "told"
    for name in ("user/bin/python", "hub/bin/tljh-config", "bin/repo2docker"):
        tool = tmp_path / name
        tool.parent.mkdir(parents=True)
        tool.write_text(f'#!/bin/sh\necho "{tool.name} $*" >> {record}\n')
        tool.chmod(0o755)
    return record


def run(script: str, *arguments: str, **env: str) -> subprocess.CompletedProcess:
    command = ["sh", str(DEPLOY / script), *arguments]
    return subprocess.run(command, env=os.environ | env, capture_output=True, text=True)


@SERVER
def test_tljh_gets_binders_pins_and_the_share_that_was_measured(told):
    done = run("tljh/install.sh", TLJH_INSTALL_PREFIX=str(told.parent))
    assert done.returncode == 0, done.stderr
    calls = told.read_text()
    assert "python -m pip install --quiet -r binder/requirements.txt" in calls
    assert f"set limits.memory {SHARE['memory_limit']}M" in calls
    assert f"set limits.cpu {SHARE['cpu_limit']}\n" in calls
    assert calls.endswith("tljh-config reload\n")
    assert (told.parent / "user/share/jupyter/lab/settings/overrides.json").exists()


@SERVER
def test_a_machine_without_tljh_is_told_so_in_one_line(tmp_path):
    done = run("tljh/install.sh", TLJH_INSTALL_PREFIX=str(tmp_path))
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1


@SERVER
def test_the_image_has_the_nbgitpuller_of_the_lock(told):
    path = f"{told.parent / 'bin'}:{os.environ['PATH']}"
    done = run("z2jh/image.sh", "example.org/tripoli", "--push", PATH=path)
    assert done.returncode == 0, done.stderr
    (pin,) = (p for p in pins("deploy/requirements.txt") if p.startswith("nbgitpuller"))
    assert pin in told.read_text() and "--push" in told.read_text()
    assert re.search(r"image example\.org/tripoli:[0-9a-f]{7,}$", done.stdout)


@SERVER
def test_an_image_without_a_name_is_one_line():
    done = run("z2jh/image.sh")
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
