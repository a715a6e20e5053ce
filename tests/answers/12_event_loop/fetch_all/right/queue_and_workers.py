# Workers on an asyncio.Queue that is filled before they begin.
import asyncio


async def fetch_all(fetch, items, limit):
    queue = asyncio.Queue()
    for pair in enumerate(items):
        queue.put_nowait(pair)
    found = {}

    async def worker():
        while not queue.empty():
            index, item = queue.get_nowait()
            found[index] = await fetch(item)

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    try:
        done, _ = await asyncio.wait(workers, return_when=asyncio.FIRST_EXCEPTION)
        for each in done:
            each.result()
    finally:
        for each in workers:
            each.cancel()
        await asyncio.wait(workers)
    return [found[index] for index in range(len(items))]
