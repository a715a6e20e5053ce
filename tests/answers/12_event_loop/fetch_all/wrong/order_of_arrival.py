# verdict: wrong
# check: test_results_in_order
# as_completed gives what is done first.
import asyncio


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fetch(item)

    tasks = [asyncio.create_task(one(item)) for item in items]
    try:
        return [await each for each in asyncio.as_completed(tasks)]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
