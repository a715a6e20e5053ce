# A window of tasks: when one is done, the next one begins.
import asyncio


async def fetch_all(fetch, items, limit):
    numbers = {}
    running = set()
    results = {}
    todo = list(enumerate(items))
    todo.reverse()
    try:
        while todo or running:
            while todo and len(running) < limit:
                number, item = todo.pop()
                task = asyncio.create_task(fetch(item))
                numbers[task] = number
                running.add(task)
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                results[numbers[task]] = task.result()
    except BaseException:
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)
        raise
    return [results[number] for number in range(len(items))]
