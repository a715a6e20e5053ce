# verdict: hung
# check: test_all_are_handled
# queue.Queue is for threads: its put stops the whole loop.
import asyncio
import queue

END = object()


async def pump(source, handle, consumers, capacity):
    waiting = queue.Queue(capacity)

    async def produce():
        async for item in source:
            waiting.put(item)
        for _ in range(consumers):
            waiting.put(END)
        return 0

    async def consume():
        count = 0
        while (item := waiting.get()) is not END:
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
