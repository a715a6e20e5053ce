"""Two workers pull rows from one paged cursor (an async generator)."""

import asyncio


async def rows():
    for page in range(3):
        await asyncio.sleep(0)  # fetch the next page
        for n in range(2):
            yield page * 2 + n


async def worker(cursor, lock, out, delay):
    await asyncio.sleep(delay)
    while True:
        # Safe: the lock is held for the whole of each __anext__, so the generator is never
        # entered twice; once exhausted it keeps answering with the default.
        async with lock:
            row = await anext(cursor, None)
        if row is None:
            return
        await asyncio.sleep(0)  # handle it
        out.append(row)


async def run():
    cursor, lock, out = rows(), asyncio.Lock(), []
    await asyncio.gather(worker(cursor, lock, out, 0), worker(cursor, lock, out, 0.03))
    assert sorted(out) == list(range(6)), out


def main():
    asyncio.run(run())
