# One end mark, put back for the next consumer.
import asyncio


class End:
    pass


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)

    async def produce():
        async for item in source:
            await queue.put(item)
        await queue.put(End)
        return 0

    async def consume():
        count = 0
        while True:
            item = await queue.get()
            if item is End:
                queue.put_nowait(End)
                return count
            await handle(item)
            count += 1

    tasks = [asyncio.ensure_future(each) for each in (produce(), *(consume() for _ in range(consumers)))]
    try:
        return sum(await asyncio.gather(*tasks))
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        raise
