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
    memory = SPARE_MEMORY * (students * last["memory_each"] + hub) / GB
    cores = SPARE_CORES * students * last["cpu_each"] / last["worked"]
    by_memory, by_cores = memory / MACHINE["memory"], cores / MACHINE["cores"]
    return {
        "memory": ceil(memory),
        "cores": ceil(cores),
        "machines": ceil(max(by_memory, by_cores)),
        "minutes": ceil(ceil(students / AT_ONCE) * last["start_worst"] / 60),
    }


def limits(measured: dict) -> dict:
    """Memory in MB and cores that one student's server is promised, and may take."""
    worst = max(row["memory_worst"] for row in measured["classes"])
    last = measured["classes"][-1]
    return {
        "memory_guarantee": ceil(worst / 64) * 64,
        "memory_limit": ceil(2 * worst / 512) * 512,
        "cpu_guarantee": ceil(20 * last["cpu_each"] / last["worked"]) / 20,
        "cpu_limit": 1,
    }


def table(head: str, rows) -> str:
    columns = head.count("|") + 1
    lines = [head, "|".join([" --- "] * columns), *rows]
    return "\n".join(f"| {line.strip()} |" for line in lines)


def measured_table(classes: list[dict]) -> str:
    head = (
        "students | start, median | worst | cell, median | p95 | worst | memory a student"
        " | worst | hub | proxy | processor a student | others' processor | load before"
    )
    return table(head, (
        f"{r['students']} | {r['start_median']:.1f} s | {r['start_worst']:.1f} s | "
        f"{r['cell_median']:.2f} s | {r['cell_p95']:.2f} s | {r['cell_worst']:.2f} s | "
        f"{r['memory_each']:.0f} MB | {r['memory_worst']:.0f} MB | {r['hub']:.0f} MB | "
        f"{r['proxy']:.0f} MB | {r['cpu_each']:.1f} s | {r['others']:.0%} | "
        f"{r['load_before']:.2f}"
        for r in classes
    ))  # fmt: skip


def sizing_table(measured: dict) -> str:
    head = "students | memory | cores | machines | until all are in"
    needs = {students: need(students, measured) for students in ROOMS}
    return table(head, (
        f"{students:,} | {n['memory']} GB | {n['cores']} | {n['machines']} | "
        f"{n['minutes']} min"
        for students, n in needs.items()
    ))  # fmt: skip


def report(measured: dict) -> str:
    """The results as a page of Markdown."""
    on, last, one = measured["machine"], measured["classes"][-1], limits(measured)
    versions = ", ".join(f"{name} {at}" for name, at in on["versions"].items())
    low, high = measured["think"]
    return f"""# A class on a hub, measured and reckoned

Written by `make hub` from `measured.json`. One JupyterHub with its proxy, its students'
servers and the simulated students themselves, all on one machine of {on["cores"]} cores and
{on["memory_gb"]:.0f} GB. Python {on["python"]}, Node {on["node"]}, {versions}.

Each simulated student logs in {measured["apart"]} seconds after the one before, starts a
server, asks for JupyterLab's page, opens a kernel, and runs the {measured["cells"]} code cells
of `{measured["lesson"]}` in order, with {low} to {high} seconds between two cells. That is
several times faster than a class. No browser draws anything: what its page loads and asks
besides is not in these numbers.

## Measured

{measured_table(measured["classes"])}

*Start*: from opening the log-in page to JupyterLab's page. *Cell*: from sending it to the
kernel's rest. *Memory a student*: server and kernel, each shared page split among those
who share it (PSS); the most that all held together, divided by their number; *worst*: the
most that one of them held. *Processor a student*: seconds of one core for the whole lesson.
*Others' processor*: the share of the machine that other programs took meanwhile. When it
is not near zero, times are too long; memory is not touched by it.

## Reckoned

No room of this table was measured. It follows from the class of {last["students"]} above:

{sizing_table(measured)}

- memory = {SPARE_MEMORY} x (students x {last["memory_each"]:.0f} MB + hub + proxy), where the hub grows with
  each student as it did from {measured["classes"][0]["students"]} to {last["students"]};
- cores = {SPARE_CORES} x students x {last["cpu_each"]:.1f} s / {last["worked"]:.0f} s, the mean time from a
  student's log-in to the last cell: half of each core stays free at this pace;
- machines = the larger of memory / {MACHINE["memory"]} GB and cores / {MACHINE["cores"]}, rounded up;
- until all are in = rounds of {AT_ONCE} starts at once x {last["start_worst"]:.1f} s, the worst start
  above. It supposes machines that are up and images that are there.

Beyond some hundred students at once nothing here was tried. For 3,000, run a rehearsal,
or several hubs of some hundred each: one hub is one process, and its log-ins queue.

## One student's share

| | promised | at most | why |
| --- | --- | --- | --- |
| memory | {one["memory_guarantee"]} MB | {one["memory_limit"]} MB | the worst above, in steps of 64 MB; twice the worst, in steps of 512 MB |
| cores | {one["cpu_guarantee"]:.2f} | {one["cpu_limit"]} | the mean over the lesson, in steps of 0.05; a kernel rarely uses two |

`tljh/install.sh` and `z2jh/values.yaml` hold these values; a test compares.
"""


if __name__ == "__main__":
    RESULTS.write_text(report(json.loads(MEASURED.read_text())), encoding="utf-8")
