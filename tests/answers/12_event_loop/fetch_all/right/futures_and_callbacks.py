# The results are futures; a callback of each task begins the next one.
import asyncio


async def fetch_all(fetch, items, limit):
    loop = asyncio.get_running_loop()
    finished = loop.create_future()
    results, tasks, todo = [None] * len(items), set(), list(enumerate(items))

    def begin():
        while todo and len(tasks) < limit and not finished.done():
            index, item = todo.pop(0)
            task = loop.create_task(fetch(item))
            tasks.add(task)
            task.add_done_callback(lambda task, index=index: ended(task, index))
        if not tasks and not todo and not finished.done():
            finished.set_result(results)

    def ended(task, index):
        tasks.discard(task)
        if task.cancelled() or finished.done():
            return
        if task.exception():
            finished.set_exception(task.exception())
        else:
            results[index] = task.result()
            begin()

    begin()
    try:
        return await finished
    finally:
        rest = list(tasks)
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
