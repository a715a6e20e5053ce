# verdict: wrong
# check: test_an_item_may_be_anything
"""A result that is an exception is taken for a failure."""


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
    for index in range(len(items)):
        if isinstance(found[index], Exception):
            raise FarmError(index)
    return [found[index] for index in range(len(items))]


def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        index, item = task
        try:
            result = fn(item)
        except Exception as error:
            result = RuntimeError(str(error))
        results.put((index, result))
