# verdict: wrong
# check: test_workers_end_by_themselves
"""What failed is tried once more: fn gets an item twice."""


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        index, item = task
        for _ in range(2):
            try:
                results.put((index, True, fn(item)))
                break
            except Exception:
                pass
        else:
            results.put((index, False, None))


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
        index, *answer = results.get()
        found[index] = answer
    for worker in workers:
        worker.join()
    for index in range(len(items)):
        if not found[index][0]:
            raise FarmError(index)
    return [found[index][1] for index in range(len(items))]
