"""A reader thread hands rows to the event loop with call_soon_threadsafe.

The flag is set from the thread directly and can be seen before the posted callbacks have run:
the loop thread is preempted just before it reads `finished` (1 preemption).
"""

import asyncio

FEWEST_PREEMPTIONS = 2


class Feed:
    def __init__(self, loop):
        self.loop = loop
        self.rows = []
        self.finished = False

    def read(self):
        for n in range(2):
            self.loop.call_soon_threadsafe(self.rows.append, n)
        self.finished = True


async def run():
    loop = asyncio.get_running_loop()
    feed = Feed(loop)
    job = loop.run_in_executor(None, feed.read)
    while True:
        await asyncio.sleep(0.01)
        if feed.finished:
            break
    total = sum(feed.rows)
    await job
    assert total == 1, feed.rows


def main():
    asyncio.run(run())
