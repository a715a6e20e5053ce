# A TaskGroup cancels and waits; the exception is taken out of the group.
import asyncio

END = object()


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(maxsize=capacity)
    handled = 0

    async def produce():
        async for item in source:
            await queue.put(item)
        for _ in range(consumers):
            await queue.put(END)

    async def consume():
        nonlocal handled
        while True:
            item = await queue.get()
            if item is END:
                return
            await handle(item)
            handled += 1

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(produce())
            for _ in range(consumers):
                group.create_task(consume())
    except* Exception as several:
        error = several.exceptions[0]
    else:
        return handled
    raise error
