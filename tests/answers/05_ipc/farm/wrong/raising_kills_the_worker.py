# verdict: hung
# check: test_a_failure_is_told_with_the_lowest_index
"""An exception of fn ends the worker, and its result is waited for for ever."""


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
    found = dict(results.get() for _ in items)
    for worker in workers:
        worker.join()
    return [found[index] for index in range(len(items))]


def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        results.put((task[0], fn(task[1])))
