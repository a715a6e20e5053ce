# verdict: wrong
# check: test_so_many_at_once
# Waits for the slowest of each batch: places stay free meanwhile.
import asyncio


async def fetch_all(fetch, items, limit):
    results = []
    for start in range(0, len(items), limit):
        tasks = [asyncio.create_task(fetch(item)) for item in items[start : start + limit]]
        try:
            results += await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    return results
