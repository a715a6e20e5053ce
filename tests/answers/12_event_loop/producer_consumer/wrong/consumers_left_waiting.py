# verdict: wrong
# check: test_all_are_handled
# After join() the consumers wait in get for ever; nobody cancels them.
import asyncio


async def pump(source, handle, consumers, capacity):
    queue = asyncio.Queue(capacity)
    count = 0
    failed = []

    async def consume():
        nonlocal count
        while True:
            item = await queue.get()
            try:
                await handle(item)
                count += 1
            except Exception as error:
                failed.append(error)
            finally:
                queue.task_done()

    tasks = [asyncio.create_task(consume()) for _ in range(consumers)]
    async for item in source:
        await queue.put(item)
    await queue.join()
    if failed:
        raise failed[0]
    return count
