# verdict: wrong
# check: test_so_many_at_once
# The semaphore is taken around the await of a task that has begun long before.
import asyncio


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit)
    tasks = [asyncio.create_task(fetch(item)) for item in items]

    async def one(task):
        async with places:
            return await task

    try:
        return await asyncio.gather(*(one(task) for task in tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
