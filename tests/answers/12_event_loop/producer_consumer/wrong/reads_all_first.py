# verdict: wrong
# check: test_the_queue_gets_full
# The whole source in a list before anybody begins.
import asyncio


async def pump(source, handle, consumers, capacity):
    items = [item async for item in source]
    todo = iter(items)

    async def consume():
        for item in todo:
            await handle(item)

    tasks = [asyncio.create_task(consume()) for _ in range(consumers)]
    try:
        await asyncio.gather(*tasks)
        return len(items)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
