"""A worker waits for the next item or for shutdown; unhandled items stay queued.

When getter and stopper are both done by the time the worker resumes, the item already taken is
dropped (0 preemptions).
"""

import asyncio

FEWEST_PREEMPTIONS = 0


async def worker(queue, stop, handled):
    stopper = asyncio.create_task(stop.wait())
    while True:
        getter = asyncio.create_task(queue.get())
        await asyncio.wait({getter, stopper}, return_when=asyncio.FIRST_COMPLETED)
        if stopper.done():
            getter.cancel()
            return
        handled.append(getter.result())


async def run():
    queue, stop, handled = asyncio.Queue(), asyncio.Event(), []
    task = asyncio.create_task(worker(queue, stop, handled))
    for n in range(3):
        queue.put_nowait(n)
        await asyncio.sleep(0.01)
    stop.set()
    await task
    left = []
    while not queue.empty():  # saved for the next start
        left.append(queue.get_nowait())
    assert handled + left == [0, 1, 2], (handled, left)


def main():
    asyncio.run(run())
