# verdict: wrong
# check: test_an_exception_comes_out
# cancel() only asks: the tasks still clean up when the call is over.
import asyncio


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fetch(item)

    tasks = [asyncio.create_task(one(item)) for item in items]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        raise
