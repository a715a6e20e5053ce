# verdict: wrong
# check: test_the_queue_gets_full|test_all_are_handled
# put_nowait raises QueueFull in place of waiting.
import asyncio

END = object()


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)

    async def produce():
        async for item in source:
            queue.put_nowait(item)
        for _ in range(consumers):
            await queue.put(END)
        return 0

    async def consume():
        count = 0
        while (item := await queue.get()) is not END:
            await handle(item)
            count += 1
        return count

    tasks = [asyncio.create_task(produce()), *[asyncio.create_task(consume()) for _ in range(consumers)]]
    try:
        return sum(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
