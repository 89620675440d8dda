"""The hosted CI's file is sound, and calls what the Makefile has."""

import subprocess
import sys
from pathlib import Path

import yaml
from test_docs import make_targets

ROOT = Path(__file__).parents[1]
FILE = ROOT / ".github" / "workflows" / "test.yml"


def test_the_file_keeps_the_schema_of_workflows():
    schema = ["--builtin-schema", "vendor.github-workflows"]
    command = [sys.executable, "-m", "check_jsonschema", *schema, str(FILE)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout


def test_each_system_runs_the_command_of_the_readme():
    jobs = yaml.safe_load(FILE.read_text(encoding="utf-8"))["jobs"]
    systems = {name.split("-")[0] for name in jobs["test"]["strategy"]["matrix"]["os"]}
    assert systems == {"ubuntu", "macos", "windows"}
    assert jobs["test"]["steps"][-1]["run"].startswith("make test")


def test_each_week_runs_targets_that_are_there():
    jobs = yaml.safe_load(FILE.read_text(encoding="utf-8"))["jobs"]
    assert set(jobs["weekly"]["strategy"]["matrix"]["target"]) <= make_targets()
