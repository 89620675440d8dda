"""One simulated student: logs in, starts a server, works through a lesson by cells."""

import asyncio
import json
import random
import time
from pathlib import Path

import httpx
import nbformat
from jupyter_client.session import Session
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

LESSON = Path(__file__).parents[1] / "notebooks" / "04-ten-weeks.ipynb"
THINK = (5, 10)  # seconds between two cells
PATIENCE = 300  # seconds for a server to start or a cell to end


def code() -> list[str]:
    """The code cells of the lesson, as a student runs them."""
    book = nbformat.read(LESSON, as_version=4)
    return [cell.source for cell in book.cells if cell.cell_type == "code"]


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
        self.session = Session()
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
        sent = self.session.msg("execute_request", content) | {"channel": "shell"}
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
