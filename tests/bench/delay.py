"""A TCP proxy that holds every byte back for a while, each way, once told to."""

import asyncio
import threading


class Delay:
    """Listens on `port` for a server on loopback; `seconds` is the delay each way."""

    def __init__(self, target: int):
        self.target, self.seconds = target, 0.0
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        start = asyncio.start_server(self.serve, "127.0.0.1", 0)
        server = asyncio.run_coroutine_threadsafe(start, self.loop).result()
        self.port = server.sockets[0].getsockname()[1]

    async def serve(self, reader, writer) -> None:
        ahead = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(self.pump(reader, ahead[1]), self.pump(ahead[0], writer))

    async def pump(self, reader, writer) -> None:
        """Pass bytes on in order, each held back by the delay of its arrival."""
        held: asyncio.Queue = asyncio.Queue()

        async def send() -> None:
            while chunk := await held.get():
                due, data = chunk
                await asyncio.sleep(max(0, due - self.loop.time()))
                writer.write(data)
                await writer.drain()
            writer.close()

        sender = asyncio.ensure_future(send())
        try:
            while data := await reader.read(65536):
                held.put_nowait((self.loop.time() + self.seconds, data))
        except ConnectionError:
            pass
        held.put_nowait(None)
        await asyncio.gather(sender, return_exceptions=True)
