# verdict: wrong
# check: test_fn_is_called_once_for_each_item
"""With one worker the work is done in the caller's own process."""


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        index, item = task
        try:
            results.put((index, True, fn(item)))
        except Exception:
            results.put((index, False, None))


def farm(ctx, fn, items, n_workers):
    if n_workers == 1:
        found = []
        for index, item in enumerate(items):
            try:
                found.append(fn(item))
            except Exception:
                raise FarmError(index)
        return found
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
