# verdict: wrong
# check: test_so_many_at_once
# All at once.
import asyncio


async def fetch_all(fetch, items, limit):
    tasks = [asyncio.ensure_future(fetch(item)) for item in items]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
