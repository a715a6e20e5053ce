# verdict: wrong
# check: test_the_first_exception_comes_out
# Looks at the tasks in the order of the items: a later exception is seen first.
import asyncio


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fetch(item)

    tasks = [asyncio.create_task(one(item)) for item in items]
    try:
        return [await task for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
