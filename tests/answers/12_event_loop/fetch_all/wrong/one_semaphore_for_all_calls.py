# verdict: wrong
# check: test_calls_are_independent
# The limit of the first call is the limit of all.
import asyncio

places = None


async def fetch_all(fetch, items, limit):
    global places
    places = places or asyncio.Semaphore(limit)

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
