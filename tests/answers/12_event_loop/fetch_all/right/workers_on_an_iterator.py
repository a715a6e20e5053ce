# So many workers take the next item from one iterator.
import asyncio


async def fetch_all(fetch, items, limit):
    todo = iter(enumerate(items))
    results = [None] * len(items)

    async def worker():
        for index, item in todo:
            results[index] = await fetch(item)

    workers = [asyncio.create_task(worker()) for _ in range(min(limit, len(items)))]
    try:
        await asyncio.gather(*workers)
    finally:
        for each in workers:
            each.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return results
