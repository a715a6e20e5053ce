# verdict: wrong
# check: test_cancelled_in_the_middle
# shield keeps the fetches at work when the call is cancelled.
import asyncio


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await asyncio.shield(fetch(item))

    tasks = [asyncio.create_task(one(item)) for item in items]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
