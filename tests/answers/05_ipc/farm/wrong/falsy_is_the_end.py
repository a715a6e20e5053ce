# verdict: hung|wrong
# check: test_each_item_gets_its_own_result
"""Items travel bare, and None is the end: an item None ends a worker."""
import queue


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def farm(ctx, fn, items, n_workers):
    tasks = [ctx.SimpleQueue() for _ in range(n_workers)]
    results = ctx.Queue()
    for place, item in enumerate(items):
        tasks[place % n_workers].put(item)
    for each in tasks:
        each.put(None)
    workers = [
        ctx.Process(target=work, args=(fn, place, n_workers, tasks[place], results))
        for place in range(n_workers)
    ]
    for worker in workers:
        worker.start()
    found = {}
    while len(found) < len(items):
        try:
            index, *answer = results.get(timeout=0.5)
        except queue.Empty:
            break
        found[index] = answer
    for worker in workers:
        worker.join()
    for index in range(len(items)):
        if not found[index][0]:
            raise FarmError(index)
    return [found[index][1] for index in range(len(items))]


def work(fn, place, step, tasks, results):
    while (item := tasks.get()) is not None:
        try:
            results.put((place, True, fn(item)))
        except Exception:
            results.put((place, False, None))
        place += step
