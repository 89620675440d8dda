"""Who may import whom, and how quick `import tripoli` is."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import tripoli

PACKAGE = Path(tripoli.__file__).parent
MAY_IMPORT = {
    "data": "",
    "places": "",
    "arms": "",
    "style": "",
    "agreement": "data",
    "events": "data",
    "control": "data",
    "cite": "data",
    "rules.frame": "",
    "rules.evidence": "cite rules.frame",
    "rules.ground": "cite data places rules.frame",
    "rules.links": "rules.frame",
    "rules": "rules.evidence rules.frame rules.ground rules.links",
    "check": "data rules",
    "names": "style",
    "maps": "data style control names",
    "charts.frame": "data style",
    "charts.claims": "agreement data style charts.frame",
    "charts.counts": "data style events charts.frame",
    "charts.ground": "data style control places charts.frame",
    "charts": "charts.claims charts.counts charts.ground",
    "charts.siege": "data style control charts.frame",
    "charts.telling": "data style events charts.frame",
    "charts.rows": "data style charts.frame",
    "charts.backing": "arms data style cite charts.frame charts.rows",
    "charts.given": "data style charts.backing charts.frame charts.rows",
    "charts.deliveries": "data style events charts.frame charts.rows",
    "charts.hired": "data style charts.frame charts.rows",
    "charts.denied": "data style charts.frame charts.rows",
    "charts.flyers": "cite",
    "charts.strikes": "data style events charts.flyers charts.frame",
    "charts.targets": "data style events maps names places charts.flyers charts.frame",
    "charts.reach": "data style control maps places charts.flyers charts.frame",
    "charts.losses": "data style events cite charts.flyers charts.frame",
    "charts.network": "data style control maps names roads charts.frame",
    "charts.ways": "data style roads charts.frame",
    "charts.totals": "data style charts.frame",
    "charts.mines": "style charts.frame charts.totals",
    "charts.casualties": "data style events charts.flyers charts.frame charts.totals",
    "charts.stacks": "data style charts.frame",
    "charts.promises": "data style truces charts.frame charts.stacks",
    "charts.pauses": "data style truces charts.frame charts.stacks",
    "charts.voices": "style overlap charts.frame charts.stacks",
    "charts.lateness": "data style known charts.frame charts.stacks",
    "charts.without": "style events charts.frame charts.stacks",
    "roads": "data control places",
    "truces": "arms data events",
    "overlap": "data cite",
    "figure": "data cite",
    "known": "control",
    "scrubber.payload": "data style maps known",
    "scrubber": "data maps figure scrubber.payload",
    "scrubber.__main__": "data scrubber",
    "exercises.frame": "",
    "exercises.lesson00": "data events cite exercises.frame",
    "exercises.lesson01": "data control places exercises.frame",
    "exercises.lesson02": "agreement cite data exercises.frame",
    "exercises.lesson04": "data control exercises.frame",
    "exercises.lesson03": "data events control places exercises.frame",
    "exercises.lesson05": "arms data events cite exercises.frame",
    "exercises.lesson06": "data events cite control places exercises.frame",
    "exercises.lesson07": "data control roads exercises.frame",
    "exercises.lesson08": "data events exercises.frame",
    "exercises.lesson09": "data truces exercises.frame",
    "exercises.lesson10": "agreement data known overlap compare exercises.frame",
    "exercises.lesson11": "data events cite exercises.frame",
    "exercises": "exercises.frame "
    + " ".join(f"exercises.lesson{number:02}" for number in range(12)),
    "chooser": "data",
    "practice": "data exercises",
    "compare": "data places",
    "figures": "agreement data cite charts events figure maps places roads truces "
    "scrubber.payload charts.backing charts.casualties charts.deliveries charts.hired "
    "charts.lateness charts.losses charts.mines charts.network charts.pauses "
    "charts.promises charts.siege charts.strikes charts.targets charts.telling "
    "charts.totals",
    "": "data events control cite",
}


def named(path):
    """Name of a module within the package; the package itself is empty."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {named(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imported(name):
    """Modules of the package that a module imports, by whichever way of writing it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("tripoli"):
            whole = node.module.removeprefix("tripoli").removeprefix(".")
            inner = [f"{whole}.{alias.name}".removeprefix(".") for alias in node.names]
            found |= {name if name in MODULES else whole for name in inner}
    return found


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_what_it_may(name):
    assert imported(name) <= set(MAY_IMPORT[name].split())


def test_no_two_modules_import_each_other():
    TopologicalSorter({name: imported(name) for name in MODULES}).prepare()


QUICK = """
import sys, time, pandas
begin = time.perf_counter()
import tripoli
took = time.perf_counter() - begin
heavy = {"matplotlib", "ipywidgets", "anywidget"} & set(sys.modules)
print(took < 0.5, heavy or "light")
"""


def test_import_is_light_and_adds_under_half_a_second_to_pandas():
    told = subprocess.run([sys.executable, "-c", QUICK], capture_output=True, text=True)
    assert told.stdout.strip() == "True light"


def test_public_names_are_few_and_told():
    assert len(tripoli.__all__) <= 12
    for name in tripoli.__all__:
        assert getattr(tripoli, name).__doc__, name
