"""A reader thread hands rows to the event loop with call_soon_threadsafe."""

import asyncio


class Feed:
    def __init__(self, loop):
        self.loop = loop
        self.rows = asyncio.Queue()  # only touched in the loop's thread

    def read(self):
        for n in range(2):
            self.loop.call_soon_threadsafe(self.rows.put_nowait, n)
        return 2


async def run():
    loop = asyncio.get_running_loop()
    feed = Feed(loop)
    # Safe: the thread says how many rows it has posted, and the loop awaits that many; each posted
    # callback does run, and the sum does not depend on the order in which they do.
    count = await loop.run_in_executor(None, feed.read)
    total = 0
    for _ in range(count):
        total += await feed.rows.get()
    assert total == 1, total


def main():
    asyncio.run(run())
