"""Two workers pull rows from one paged cursor (an async generator).

One worker asks for a row while the other's __anext__ is suspended in the page fetch:
RuntimeError "already running" (0 preemptions).
"""

import asyncio

FEWEST_PREEMPTIONS = 0


async def rows():
    for page in range(3):
        await asyncio.sleep(0)  # fetch the next page
        for n in range(2):
            yield page * 2 + n


async def worker(cursor, out, delay):
    await asyncio.sleep(delay)
    async for row in cursor:
        await asyncio.sleep(0)  # handle it
        out.append(row)


async def run():
    cursor, out = rows(), []
    await asyncio.gather(worker(cursor, out, 0), worker(cursor, out, 0.03))
    assert sorted(out) == list(range(6)), out


def main():
    asyncio.run(run())
