# Looks again and again whether there is room, an item, or an end.
import asyncio


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)
    finished = False
    handled = 0

    async def produce():
        nonlocal finished
        async for item in source:
            while queue.full():
                await asyncio.sleep(0.01)
            queue.put_nowait(item)
        finished = True

    async def consume():
        nonlocal handled
        while not (finished and queue.empty()):
            try:
                async with asyncio.timeout(0.1):  # wait_for may lose a cancellation up to 3.11
                    item = await queue.get()
            except TimeoutError:
                continue
            await handle(item)
            handled += 1

    tasks = [asyncio.create_task(produce())]
    tasks += [asyncio.create_task(consume()) for _ in range(consumers)]
    try:
        await asyncio.gather(*tasks)
        return handled
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
