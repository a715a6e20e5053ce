# verdict: wrong
# check: test_all_workers_work_at_the_same_time
"""Start and join in one loop: each worker works alone."""


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def farm(ctx, fn, items, n_workers):
    found = {}
    for place in range(n_workers):
        tasks, results = ctx.Queue(), ctx.Queue()
        worker = ctx.Process(target=work, args=(fn, tasks, results))
        worker.start()
        mine = range(place, len(items), n_workers)
        for index in mine:
            tasks.put((index, items[index]))
        tasks.put(None)
        for _ in mine:
            index, *answer = results.get()
            found[index] = answer
        worker.join()
    for index in range(len(items)):
        if not found[index][0]:
            raise FarmError(index)
    return [found[index][1] for index in range(len(items))]


def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        index, item = task
        try:
            results.put((index, True, fn(item)))
        except Exception:
            results.put((index, False, None))
