"""What the processes of a hub take: memory, and processor time."""

import asyncio
import re
from contextlib import suppress
from pathlib import Path

import psutil

EVERY = 5  # seconds between two looks at the memory


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
    """Seconds of processor time so far, those of ended children too."""
    times = [process.cpu_times() for process in processes]
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)


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
            with suppress(psutil.Error):  # a process began or ended under our eyes
                await asyncio.to_thread(self.look)  # beside the students' clocks
            await asyncio.sleep(EVERY)


def busy() -> float:
    """Processor seconds of the whole machine so far."""
    times = psutil.cpu_times()
    return times.user + times.nice + times.system
