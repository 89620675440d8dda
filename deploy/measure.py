"""Measure a class on a real JupyterHub on this machine; write RESULTS.md.

usage: make hub
Simulated students (`student.py`) work through one lesson while `watch.py` looks at what
their servers take. What the numbers mean for a room is reckoned in `sizing.py`.
"""

import asyncio
import json
import os
import platform
import signal
import statistics
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

import httpx
import psutil
import sizing
from servers import free_port
from student import LESSON, PATIENCE, THINK, Student, code, until_ok
from watch import Watch, busy, cpu, servers, tree

from tripoli.data import write_whole

PROXY = Path(sys.prefix) / "node_modules"
CLASSES = (1, 5, 10, 20)
APART = 3  # seconds between two students who arrive
CONFIG = """
c.JupyterHub.bind_url = "{address}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api_port}"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/{{username}}"
c.Spawner.args = ["--allow-root", "--LabApp.news_url=None"]
c.Spawner.default_url = "/lab"
c.Spawner.start_timeout = c.Spawner.http_timeout = {patience}
"""


@asynccontextmanager
async def hub(folder: Path):
    """A hub of its own; yields its address and its process."""
    address = f"http://127.0.0.1:{free_port()}"
    ports = {"hub_port": free_port(), "api_port": free_port()}
    config = folder / "jupyterhub_config.py"
    made = CONFIG.format(address=address, folder=folder, patience=PATIENCE, **ports)
    config.write_text(made)
    path = f"{Path(sys.executable).parent}:{PROXY / '.bin'}:{os.environ['PATH']}"
    env = os.environ | {"PATH": path}
    command = [sys.executable, "-m", "jupyterhub", "-f", str(config)]
    with (folder / "log").open("w") as log:
        running = psutil.Popen(command, cwd=folder, env=env, stdout=log, stderr=log)
    try:
        async with httpx.AsyncClient() as client:
            await until_ok(client, f"{address}/hub/health")
        yield address, running
    finally:
        running.send_signal(signal.SIGTERM)  # the hub ends its servers and its proxy
        running.wait(PATIENCE)


async def work(students: list[Student], running: psutil.Process) -> dict:
    """A class at work; the memory and the processor time it took."""
    watch = Watch(running)
    watching = asyncio.create_task(watch.keep())
    await asyncio.gather(*(s.lesson(n * APART) for n, s in enumerate(students)))
    watching.cancel()
    watch.look()
    taken = [cpu(tree(server)) for server in servers(running).values()]
    return {
        "memory_each": watch.room / len(students),
        "memory_worst": watch.worst,
        "hub": watch.hub,
        "proxy": watch.proxy,
        "cpu_each": sum(taken) / len(students),
        "cpu_all": cpu(tree(running)),
    }


def times(students: list[Student]) -> dict:
    """How long starts and cells took, in seconds."""
    starts = [student.spawn for student in students]
    cells = [seconds for student in students for seconds in student.cells]
    return {
        "start_median": statistics.median(starts),
        "start_worst": max(starts),
        "cell_median": statistics.median(cells),
        "cell_p95": statistics.quantiles(cells, n=20)[-1],
        "cell_worst": max(cells),
        "worked": statistics.mean(student.worked for student in students),
    }


async def measure(size: int) -> dict:
    """One class of that size on a fresh hub."""
    load, begun = os.getloadavg()[0], time.monotonic()
    before = busy() - cpu([psutil.Process()])
    with tempfile.TemporaryDirectory(prefix="hub-") as folder:
        async with hub(Path(folder)) as (address, running):
            students = [Student(address, number) for number in range(size)]
            found = await work(students, running)
            ours = found.pop("cpu_all")
            others = busy() - cpu([psutil.Process()]) - before - ours
    spent = (time.monotonic() - begun) * psutil.cpu_count()
    noise = {"load_before": load, "others": max(0, others / spent)}
    return {"students": size} | times(students) | found | noise


def machine() -> dict:
    """What was measured on, and with what."""
    told = json.loads((PROXY / "configurable-http-proxy" / "package.json").read_text())
    names = ("jupyterhub", "jupyterlab", "ipykernel", "pandas", "matplotlib")
    return {
        "cores": psutil.cpu_count(),
        "memory_gb": psutil.virtual_memory().total / 2**30,
        "python": platform.python_version(),
        "versions": {name: version(name) for name in names}
        | {told["name"]: told["version"]},
    }


def main() -> None:
    found = {"lesson": LESSON.name, "cells": len(code()), "machine": machine()}
    found |= {"apart": APART, "think": THINK, "classes": []}
    for size in CLASSES:
        print(f"a class of {size} ...", flush=True)
        found["classes"].append(asyncio.run(measure(size)))
    write_whole(sizing.MEASURED, json.dumps(found, indent=1) + "\n")
    write_whole(sizing.RESULTS, sizing.report(found))
    print(sizing.report(found))


if __name__ == "__main__":
    main()
