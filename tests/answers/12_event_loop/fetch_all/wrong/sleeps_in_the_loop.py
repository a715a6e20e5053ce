# verdict: wrong
# check: test_the_loop_goes_on
# time.sleep between two looks stops every task of the loop.
import asyncio
from time import sleep


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fetch(item)

    tasks = [asyncio.create_task(one(item)) for item in items]
    try:
        while not all(task.done() for task in tasks) and not any(
            task.done() and task.exception() for task in tasks
        ):
            sleep(0.001)
            await asyncio.sleep(0)
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
