# verdict: wrong
# check: test_the_loop_goes_on
# time.sleep while the queue is full: the loop stands still.
import asyncio
import time

END = object()


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)

    async def produce():
        async for item in source:
            while queue.full():
                time.sleep(0.001)
                await asyncio.sleep(0)
            await queue.put(item)
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
