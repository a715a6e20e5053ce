# verdict: wrong
# check: test_results_stand_in_the_order_of_the_items
"""Results in the order in which they arrive."""


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
    found = [results.get() for _ in items]
    for worker in workers:
        worker.join()
    for index, fine, _ in found:
        if not fine:
            raise FarmError(index)
    return [value for _, _, value in found]


def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        index, item = task
        try:
            results.put((index, True, fn(item)))
        except Exception:
            results.put((index, False, None))
