# verdict: wrong
# check: test_the_queue_gets_full
# A queue that is never full: the whole source is read at once.
import asyncio

END = object()


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue()

    async def produce():
        async for item in source:
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
