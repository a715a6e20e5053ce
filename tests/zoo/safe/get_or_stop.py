"""A worker waits for the next item or for shutdown; unhandled items stay queued."""

import asyncio


async def worker(queue, stop, handled):
    stopper = asyncio.create_task(stop.wait())
    while True:
        getter = asyncio.create_task(queue.get())
        await asyncio.wait({getter, stopper}, return_when=asyncio.FIRST_COMPLETED)
        # Safe: a finished getter is always used, even if the stop is there too. A getter that is
        # not done here can only end cancelled (Queue.get takes its item in its very last step,
        # without an await after it), which leaves the item in the queue. One getter at a time,
        # so the order is kept; after the stop only queued items are left, so the loop ends.
        if getter.done():
            handled.append(getter.result())
        elif stopper.done():
            getter.cancel()
            return


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
