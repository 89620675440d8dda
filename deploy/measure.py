"""Measure a class on a real JupyterHub on this machine; write RESULTS.md.

usage: make hub
Simulated students log in, open JupyterLab and work through one lesson, cell by cell, with
pauses to think. Memory is the proportional set size of server and kernel together; what
the numbers mean for a room is reckoned in `sizing.py`.
"""

import asyncio
import json
import os
import platform
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

import httpx
import nbformat
import psutil
import sizing
from jupyter_client.session import Session
from servers import free_port
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from tripoli.data import write_whole

HERE = Path(__file__).parent
LESSON = HERE.parent / "notebooks" / "04-ten-weeks.ipynb"
CLASSES = (1, 2)
APART = 3  # seconds between two students who arrive
THINK = (0, 0.2)
PATIENCE = 120  # seconds for a server to start or a cell to end
EVERY = 5  # seconds between two looks at the memory
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
"""


def code() -> list[str]:
    """The code cells of the lesson, as a student runs them."""
    book = nbformat.read(LESSON, as_version=4)
    return [cell.source for cell in book.cells if cell.cell_type == "code"]


@asynccontextmanager
async def hub(folder: Path):
    """A hub of its own; yields its address and its process."""
    address = f"http://127.0.0.1:{free_port()}"
    ports = {"hub_port": free_port(), "api_port": free_port()}
    config = folder / "jupyterhub_config.py"
    config.write_text(CONFIG.format(address=address, folder=folder, **ports))
    beside = Path(sys.executable).parent
    proxy = beside.parent / "node_modules" / ".bin"
    env = os.environ | {"PATH": f"{beside}:{proxy}:{os.environ['PATH']}"}
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


async def until_ok(client: httpx.AsyncClient, url: str) -> None:
    """Ask until the page itself answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            told = await client.get(url, follow_redirects=True)
            if told.status_code == 200 and told.url.path == httpx.URL(url).path:
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.3)
    raise SystemExit(f"The hub did not answer within {PATIENCE} seconds.")


class Student:
    """One simulated student: what they do, and how long each step took."""

    def __init__(self, address: str, number: int):
        self.address, self.name = address, f"student{number}"
        self.random = random.Random(number)  # the same pauses in every run
        self.client = httpx.AsyncClient(timeout=PATIENCE)
        self.cells: list[float] = []

    def url(self, path: str) -> str:
        return f"{self.address}/user/{self.name}/{path}"

    def token(self, path: str) -> str:
        """The cookie that a form or a request of that path must repeat."""
        jar = self.client.cookies.jar
        found = [c for c in jar if c.name == "_xsrf" and path.startswith(c.path)]
        return max(found, key=lambda cookie: len(cookie.path)).value

    async def enter(self) -> None:
        """Log in, start a server, wait for JupyterLab's page."""
        begun = time.monotonic()
        login = f"{self.address}/hub/login"
        await self.client.get(login)
        form = {"username": self.name, "password": "", "_xsrf": self.token("/hub/")}
        await self.client.post(login, params={"next": "/hub/spawn"}, data=form)
        await self.client.get(f"{self.address}/hub/spawn", follow_redirects=True)
        await until_ok(self.client, self.url("lab"))
        self.spawn = time.monotonic() - begun

    async def kernel(self):
        """A kernel as JupyterLab opens one; returns its channels."""
        path = f"/user/{self.name}/"
        header = {"X-XSRFToken": self.token(path)}
        asked = {"path": LESSON.name, "name": LESSON.name, "type": "notebook"}
        asked["kernel"] = {"name": "python3"}
        told = await self.client.post(
            self.url("api/sessions"), json=asked, headers=header
        )
        channels = f"api/kernels/{told.json()['kernel']['id']}/channels"
        jar = self.client.cookies.jar
        cookies = "; ".join(f"{c.name}={c.value}" for c in jar if c.path in (path, "/"))
        url = self.url(channels).replace("http", "ws", 1)
        return await websocket_connect(HTTPRequest(url, headers={"Cookie": cookies}))

    async def run(self, channels, source: str) -> None:
        """Run one cell, until the kernel rests."""
        content = {"code": source, "silent": False, "store_history": True}
        content |= {"user_expressions": {}, "allow_stdin": False}
        sent = Session().msg("execute_request", content) | {"channel": "shell"}
        begun = time.monotonic()
        await channels.write_message(json.dumps(sent, default=str))
        while True:
            told = json.loads(await asyncio.wait_for(channels.read_message(), PATIENCE))
            if told["parent_header"].get("msg_id") != sent["header"]["msg_id"]:
                continue
            if told["msg_type"] == "error":
                raise SystemExit(f"A cell failed: {told['content']['evalue']}")
            if told["content"].get("execution_state") == "idle":
                break
        self.cells.append(time.monotonic() - begun)

    async def lesson(self, wait: float) -> None:
        """Arrive, enter, and work through the lesson."""
        await asyncio.sleep(wait)
        begun = time.monotonic()
        await self.enter()
        channels = await self.kernel()
        for source in code():
            await asyncio.sleep(self.random.uniform(*THINK))
            await self.run(channels, source)
        self.worked = time.monotonic() - begun


def pss(processes) -> float:
    """Memory of processes in MB, each shared page split among those who share it."""
    total = 0
    for process in processes:
        try:
            text = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
        except OSError:  # it ended between two lines
            continue
        total += int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1])
    return total / 1024


def tree(process: psutil.Process) -> list[psutil.Process]:
    return [process, *process.children(recursive=True)]


def cpu(processes) -> float:
    """Seconds of processor time so far."""
    times = [process.cpu_times() for process in processes]
    return sum(t.user + t.system for t in times)


def servers(running: psutil.Process) -> dict[str, psutil.Process]:
    """The single-user server of each student."""
    found = {}
    for child in running.children():
        name = child.environ().get("JUPYTERHUB_USER")
        if name:
            found[name] = child
    return found


def proxy(running: psutil.Process) -> list[psutil.Process]:
    return [child for child in running.children() if "node" in child.name()]


class Watch:
    """Looks at the memory while a class works, and keeps the largest it saw."""

    def __init__(self, running: psutil.Process):
        self.running = running
        self.room = self.worst = self.hub = self.proxy = 0.0

    def look(self) -> None:
        each = [pss(tree(server)) for server in servers(self.running).values()]
        self.room = max(self.room, sum(each))
        self.worst = max(self.worst, *each, 0)
        self.hub = max(self.hub, pss([self.running]))
        self.proxy = max(self.proxy, pss(proxy(self.running)))

    async def keep(self) -> None:
        while True:
            await asyncio.to_thread(self.look)  # not in the way of the students' clocks
            await asyncio.sleep(EVERY)


def busy() -> float:
    """Processor seconds of the whole machine so far."""
    times = psutil.cpu_times()
    return times.user + times.nice + times.system


async def work(students: list[Student], running: psutil.Process) -> dict:
    """A class at work; the memory and the processor time it took."""
    watch = Watch(running)
    watching = asyncio.create_task(watch.keep())
    await asyncio.gather(*(s.lesson(n * APART) for n, s in enumerate(students)))
    watching.cancel()
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
    node = subprocess.run(["node", "--version"], capture_output=True, text=True)
    names = ("jupyterhub", "jupyterlab", "ipykernel", "pandas", "matplotlib")
    return {
        "cores": psutil.cpu_count(),
        "memory_gb": psutil.virtual_memory().total / 2**30,
        "python": platform.python_version(),
        "node": node.stdout.strip(),
        "versions": {name: version(name) for name in names},
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
