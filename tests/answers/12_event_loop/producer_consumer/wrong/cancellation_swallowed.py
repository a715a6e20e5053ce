# verdict: wrong
# check: test_cancelled_in_the_middle
# A consumer takes CancelledError for the end of its work, and pump returns.
import asyncio

END = object()


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)

    async def produce():
        try:
            async for item in source:
                await queue.put(item)
            for _ in range(consumers):
                await queue.put(END)
        except asyncio.CancelledError:
            pass
        return 0

    async def consume():
        count = 0
        try:
            while (item := await queue.get()) is not END:
                await handle(item)
                count += 1
        except asyncio.CancelledError:
            pass
        return count

    tasks = [asyncio.create_task(produce()), *[asyncio.create_task(consume()) for _ in range(consumers)]]
    try:
        return sum(await asyncio.gather(*tasks))
    except asyncio.CancelledError:
        return 0
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
