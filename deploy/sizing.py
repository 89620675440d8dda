"""What a measured class means for a room: the formulas, and the page of results.

Reads the numbers that `measure.py` keeps in measured.json; measures nothing itself.
`python deploy/sizing.py` writes RESULTS.md again from them.
"""

import json
from math import ceil
from pathlib import Path

MEASURED = Path(__file__).with_name("measured.json")
RESULTS = Path(__file__).with_name("RESULTS.md")
ROOMS = (30, 300, 3000)
SPARE_MEMORY = 1.25  # a quarter for the system and for what we did not foresee
SPARE_CORES = 2  # processors half busy, or everybody waits
AT_ONCE = 64  # servers that the hub starts at the same time
MACHINE = {"cores": 8, "memory": 32}  # GB
GB = 1024  # MB


def need(students: int, measured: dict) -> dict:
    """What a room of that size needs, reckoned from the smallest and largest class."""
    first, last = measured["classes"][0], measured["classes"][-1]
    growth = (last["hub"] - first["hub"]) / (last["students"] - first["students"])
    hub = first["hub"] + max(0, growth) * students + last["proxy"]
    memory = ceil(SPARE_MEMORY * (students * last["memory_each"] + hub) / GB)
    work = students * last["cpu_each"]
    cores = ceil(SPARE_CORES * work / last["worked"])
    machines = ceil(max(memory / MACHINE["memory"], cores / MACHINE["cores"]))
    starts = ceil(students / AT_ONCE) * first["start_worst"]
    minutes = ceil(max(starts, work / (machines * MACHINE["cores"])) / 60)
    return {"memory": memory, "cores": cores, "machines": machines, "minutes": minutes}


def limits(measured: dict) -> dict:
    """Memory in MB and cores that one student's server is promised, and may take."""
    worst = max(row["memory_worst"] for row in measured["classes"])
    last = measured["classes"][-1]
    return {
        "memory_guarantee": ceil(worst / 100) * 100,
        "memory_limit": ceil(2 * worst / GB) * GB,
        "cpu_guarantee": ceil(20 * last["cpu_each"] / last["worked"]) / 20,
        "cpu_limit": 1,
    }


def table(head: str, rows) -> str:
    columns = head.count("|") + 1
    lines = [head, "|".join([" --- "] * columns), *rows]
    return "\n".join(f"| {line.strip()} |" for line in lines)


NEED_HEAD = "students | memory | cores | machines | until all are in"
MEASURED_HEAD = (
    "students | start, median | worst | cell, median | p95 | worst | "
    "memory a student | worst | hub | proxy | processor a student | "
    "others' processor | load before"
)


def measured_row(r: dict) -> str:
    return (
        f"{r['students']} | {r['start_median']:.1f} s | {r['start_worst']:.1f} s | "
        f"{r['cell_median']:.2f} s | {r['cell_p95']:.2f} s | {r['cell_worst']:.2f} s | "
        f"{r['memory_each']:.0f} MB | {r['memory_worst']:.0f} MB | {r['hub']:.0f} MB | "
        f"{r['proxy']:.0f} MB | {r['cpu_each']:.1f} s | {r['others']:.0%} | "
        f"{r['load_before']:.2f}"
    )


def need_row(students: int, n: dict) -> str:
    size = f"{students:,} | {n['memory']} GB | {n['cores']}"
    return f"{size} | {n['machines']} | {n['minutes']} min"


def conditions(measured: dict) -> str:
    """What was measured, on what, and how."""
    on, (low, high) = measured["machine"], measured["think"]
    versions = ", ".join(f"{name} {at}" for name, at in on["versions"].items())
    others = [row["others"] for row in measured["classes"]]
    return f"""\
One JupyterHub with its proxy, its students' servers and the simulated students
themselves, all on one machine of {on["cores"]} cores and {on["memory_gb"]:.0f} GB.
Python {on["python"]}, {versions}.
**Other programs took {min(others):.0%} to {max(others):.0%} of the machine meanwhile.**
The nearer to zero, the more the times below count. Memory hardly depends on it.

Each student logs in {measured["apart"]} seconds after the one before, starts a server,
asks for JupyterLab's page, opens a kernel, and runs the {measured["cells"]} code
cells of `{measured["lesson"]}` in order, with {low} to {high} seconds between two. That
is several times faster than a class. No browser draws anything: what its page loads and
asks besides is not in these numbers. One lesson is open at a time; each other one that
a student leaves open is a kernel more."""


def formulas(measured: dict) -> str:
    """The formulas of `need`, with the numbers that went in."""
    first, last = measured["classes"][0], measured["classes"][-1]
    used, worked = f"{last['cpu_each']:.1f} s", f"{last['worked']:.0f} s"
    each, alone = f"{last['memory_each']:.0f} MB", f"{first['start_worst']:.1f} s"
    return f"""\
- memory = {SPARE_MEMORY} x (students x {each} + hub + proxy); the hub grows with each
  student as it did between the smallest and the largest class;
- cores = {SPARE_CORES} x students x {used} / {worked}, the mean time from a student's
  log-in to the last cell: half of each core stays free at this pace;
- machines of {MACHINE["cores"]} cores and {MACHINE["memory"]} GB, enough for both;
- until all are in, the larger of two: rounds of {AT_ONCE} starts at once x {alone}, one
  student's start alone; and students x {used} / all cores of the machines, as if all
  came at one moment. Machines are up, and images are there."""


def share(measured: dict) -> str:
    """What one student's server is promised, and may take."""
    one = limits(measured)
    memory = f"{one['memory_guarantee']} MB | {one['memory_limit']} MB"
    cores = f"{one['cpu_guarantee']:.2f} | {one['cpu_limit']}"
    return table(" | promised | at most | why", [
        f"memory | {memory} | the worst above in steps of 100 MB; twice it, of 1 GB",
        f"cores | {cores} | the mean of the lesson in steps of 0.05; one core",
    ])  # fmt: skip


def report(measured: dict) -> str:
    """The results as a page of Markdown."""
    classes = measured["classes"]
    needs = {students: need(students, measured) for students in ROOMS}
    most = classes[-1]["students"]
    return f"""# A class on a hub, measured and reckoned

Written by `make hub`, from the numbers in `measured.json`.

{conditions(measured)}

## Measured

{table(MEASURED_HEAD, map(measured_row, classes))}

*Start*: from opening the log-in page to JupyterLab's page. *Cell*: from sending it to
the kernel's rest. *Memory a student*: server and kernel, each shared page split among
those who share it (PSS); the most that all held together, divided by their number;
*worst*: the most that one of them held. *Processor a student*: seconds of one core for
the whole lesson. *Others' processor*: the share of the machine that other programs took
meanwhile.

## Reckoned

No room of this table was measured. It follows from the classes of 1 and {most} above.

{table(NEED_HEAD, (need_row(*item) for item in needs.items()))}

{formulas(measured)}

Beyond {most} students at once nothing was tried. For 3,000 run a rehearsal first, or
several hubs of some hundred each: a hub is one process, and log-ins queue in it.

## One student's share

{share(measured)}

`tljh/install.sh` and `z2jh/values.yaml` hold these values; a test compares.
"""


if __name__ == "__main__":
    RESULTS.write_text(report(json.loads(MEASURED.read_text())), encoding="utf-8")
