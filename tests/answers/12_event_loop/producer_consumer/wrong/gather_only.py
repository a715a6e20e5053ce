# verdict: wrong
# check: test_handle_raises
# gather raises, and the rest goes on.
import asyncio

END = object()


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)

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

    return sum(await asyncio.gather(produce(), *(consume() for _ in range(consumers))))
