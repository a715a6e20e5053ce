# verdict: wrong
# check: test_handle_raises
# A consumer goes on after an error, and nobody hears of it.
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
            try:
                await handle(item)
            except Exception as error:
                print(error)
            count += 1
        return count

    tasks = [asyncio.create_task(produce()), *[asyncio.create_task(consume()) for _ in range(consumers)]]
    try:
        return sum(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
