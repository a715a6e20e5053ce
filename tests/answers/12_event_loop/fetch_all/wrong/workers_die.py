# verdict: wrong
# check: test_an_exception_comes_out
# Workers on a queue, and join(): a worker that dies is noticed by nobody.
import asyncio


async def fetch_all(fetch, items, limit):
    queue = asyncio.Queue()
    for pair in enumerate(items):
        queue.put_nowait(pair)
    results = [None] * len(items)

    async def worker():
        while True:
            index, item = await queue.get()
            results[index] = await fetch(item)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    try:
        await queue.join()
        return results
    finally:
        for each in workers:
            each.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
