# verdict: wrong
# check: test_any_items|test_so_many_at_once
# A dict by item: equal items are fetched once.
import asyncio


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fetch(item)

    tasks = {item: asyncio.create_task(one(item)) for item in items}
    try:
        await asyncio.gather(*tasks.values())
        return [task.result() for task in tasks.values()]
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
