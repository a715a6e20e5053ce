# verdict: wrong
# check: test_all_are_handled|test_any_order
# When the producer is done all is cancelled, whatever is still handled.
import asyncio


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)
    count = 0

    async def produce():
        async for item in source:
            await queue.put(item)

    async def consume():
        nonlocal count
        while True:
            await handle(await queue.get())
            count += 1

    tasks = [asyncio.create_task(produce()), *[asyncio.create_task(consume()) for _ in range(consumers)]]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return count
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
