# Waits for the fetches at work, and then raises the exception that came first.
import asyncio


async def fetch_all(fetch, items, limit):
    todo = iter(enumerate(items))
    results, errors = [None] * len(items), []

    async def worker():
        for index, item in todo:
            if errors:
                return
            try:
                results[index] = await fetch(item)
            except Exception as error:
                errors.append(error)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    if errors:
        raise errors[0]
    return results
