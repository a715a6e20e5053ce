# verdict: wrong
# check: test_cancelled_in_the_middle
# Cancelled, it gives what it has so far.
import asyncio


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fetch(item)

    tasks = [asyncio.create_task(one(item)) for item in items]
    try:
        return await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        return [task.result() for task in tasks if task.done() and not task.cancelled()]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
