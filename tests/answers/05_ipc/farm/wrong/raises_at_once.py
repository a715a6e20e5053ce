# verdict: left-behind|wrong
# check: test_workers_end_by_themselves
"""Raises as soon as a failure arrives, while the workers still run."""


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def farm(ctx, fn, items, n_workers):
    tasks, results = ctx.Queue(), ctx.Queue()
    workers = [ctx.Process(target=work, args=(fn, tasks, results)) for _ in range(n_workers)]
    for worker in workers:
        worker.start()
    for task in enumerate(items):
        tasks.put(task)
    for _ in workers:
        tasks.put(None)
    found = {}
    for _ in items:
        index, fine, value = results.get()
        if not fine:
            raise FarmError(index)
        found[index] = value
    for worker in workers:
        worker.join()
    return [found[index] for index in range(len(items))]


def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        index, item = task
        try:
            results.put((index, True, fn(item)))
        except Exception:
            results.put((index, False, None))
