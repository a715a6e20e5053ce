"""One producer, several consumers, and an asyncio.Queue between them."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable

END = object()  # no item of anybody can be this object; None could be an item


async def pump(
    source: AsyncGenerator[object, None],
    handle: Callable[[object], Awaitable[None]],
    consumers: int,
    capacity: int,
) -> int:
    queue: asyncio.Queue[object] = asyncio.Queue(capacity)

    async def produce() -> int:
        async for item in source:
            await queue.put(item)  # waits while the queue is full
        for _ in range(consumers):
            await queue.put(END)  # one for each: a consumer takes exactly one and stops
        return 0

    async def consume() -> int:
        count = 0
        while (item := await queue.get()) is not END:
            await handle(item)
            count += 1
        return count

    work = [produce(), *[consume() for _ in range(consumers)]]
    tasks = [asyncio.create_task(each) for each in work]
    try:
        # gather, not one task after the other: whoever fails first ends the call, though the
        # producer may be waiting in put for a consumer that is dead.
        return sum(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
