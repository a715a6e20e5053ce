# verdict: wrong
# check: test_so_many_at_once
# limit + 1 at once.
import asyncio


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit + 1)

    async def one(item):
        async with places:
            return await fetch(item)

    tasks = [asyncio.create_task(one(item)) for item in items]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
