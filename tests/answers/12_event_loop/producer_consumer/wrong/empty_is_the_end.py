# verdict: wrong
# check: test_a_slow_source|test_all_are_handled
# An empty queue is taken for the end.
import asyncio


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)

    async def produce():
        async for item in source:
            await queue.put(item)
        return 0

    async def consume():
        count = 0
        await asyncio.sleep(0)
        while not queue.empty():
            await handle(queue.get_nowait())
            count += 1
        return count

    tasks = [asyncio.create_task(produce()), *[asyncio.create_task(consume()) for _ in range(consumers)]]
    try:
        return sum(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
