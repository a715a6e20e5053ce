# verdict: wrong
# check: test_a_failure_is_told_with_the_lowest_index
"""The index of the failure that arrives first."""


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
    found, failed = {}, None
    for _ in items:
        index, fine, value = results.get()
        found[index] = value
        if not fine and failed is None:
            failed = index
    for worker in workers:
        worker.join()
    if failed is not None:
        raise FarmError(failed)
    return [found[index] for index in range(len(items))]


def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        index, item = task
        try:
            results.put((index, True, fn(item)))
        except Exception:
            results.put((index, False, None))
