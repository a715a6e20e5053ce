# No asyncio.Queue at all: a deque and a condition.
import asyncio
from collections import deque
from contextlib import aclosing


async def pump(source, handle, consumers, capacity):
    items, changed, finished, handled = deque(), asyncio.Condition(), False, 0

    async def produce():
        nonlocal finished
        async with aclosing(source):
            async for item in source:
                async with changed:
                    await changed.wait_for(lambda: len(items) < capacity)
                    items.append(item)
                    changed.notify_all()
        async with changed:
            finished = True
            changed.notify_all()

    async def consume():
        nonlocal handled
        while True:
            async with changed:
                await changed.wait_for(lambda: items or finished)
                if not items:
                    return
                item = items.popleft()
                changed.notify_all()
            await handle(item)
            handled += 1

    tasks = [asyncio.create_task(produce())]
    tasks += [asyncio.create_task(consume()) for _ in range(consumers)]
    try:
        await asyncio.gather(*tasks)
    finally:
        [task.cancel() for task in tasks]
        await asyncio.gather(*tasks, return_exceptions=True)
    return handled
