# Looks again and again, and lets the others run meanwhile.
import asyncio


async def fetch_all(fetch, items, limit):
    at_work = 0

    async def one(item):
        nonlocal at_work
        while at_work >= limit:
            await asyncio.sleep(0.01)
        at_work += 1
        try:
            return await fetch(item)
        finally:
            at_work -= 1

    tasks = [asyncio.create_task(one(item)) for item in items]
    try:
        while not all(task.done() for task in tasks):
            for task in tasks:
                if task.done():
                    task.result()
            await asyncio.sleep(0)
        return [task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
