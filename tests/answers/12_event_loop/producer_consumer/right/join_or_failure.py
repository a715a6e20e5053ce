# join() beside the tasks: whichever ends first decides.
import asyncio


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)
    counts = []

    async def produce():
        async for item in source:
            await queue.put((item,))
        await queue.join()

    async def consume():
        while True:
            (item,) = await queue.get()
            await handle(item)
            counts.append(1)
            queue.task_done()

    producer = asyncio.create_task(produce())
    tasks = [producer] + [asyncio.create_task(consume()) for _ in range(consumers)]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        return len(counts)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
