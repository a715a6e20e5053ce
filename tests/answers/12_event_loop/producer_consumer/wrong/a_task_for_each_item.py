# verdict: wrong
# check: test_all_are_handled
# No limit: a task for each item.
import asyncio


async def pump(source, handle, consumers, capacity):
    count = 0
    async with asyncio.TaskGroup() as group:
        async for item in source:
            group.create_task(handle(item))
            count += 1
    return count
