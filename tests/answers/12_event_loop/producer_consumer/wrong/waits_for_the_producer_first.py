# verdict: wrong
# check: test_handle_raises
# Awaits the producer, which waits in put for a consumer that is dead.
import asyncio

END = object()


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)
    count = 0

    async def consume():
        nonlocal count
        while (item := await queue.get()) is not END:
            await handle(item)
            count += 1

    tasks = [asyncio.create_task(consume()) for _ in range(consumers)]
    try:
        async for item in source:
            await queue.put(item)
        for _ in range(consumers):
            await queue.put(END)
        await asyncio.gather(*tasks)
        return count
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
