# verdict: wrong
# check: test_handle_raises
# queue.join() waits for a task_done that never comes.
import asyncio


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)
    count = 0

    async def consume():
        nonlocal count
        while True:
            item = await queue.get()
            await handle(item)
            count += 1
            queue.task_done()

    tasks = [asyncio.create_task(consume()) for _ in range(consumers)]
    try:
        async for item in source:
            await queue.put(item)
        await queue.join()
        return count
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
