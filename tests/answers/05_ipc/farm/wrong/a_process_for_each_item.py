# verdict: wrong
# check: test_fn_is_called_once_for_each_item
"""As many processes as items, however many workers were asked for."""


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def farm(ctx, fn, items, n_workers):
    tasks, results = ctx.Queue(), ctx.Queue()
    workers = [ctx.Process(target=work, args=(fn, tasks, results)) for _ in items]
    for worker in workers:
        worker.start()
    for task in enumerate(items):
        tasks.put(task)
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


def work(fn, tasks, results):
    index, item = tasks.get()
    try:
        results.put((index, True, fn(item)))
    except Exception:
        results.put((index, False, None))
