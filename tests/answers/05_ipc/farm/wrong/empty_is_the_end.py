# verdict: wrong|hung
# check: test_messages_may_be_slow
"""A worker ends when the queue is empty at the moment."""


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def farm(ctx, fn, items, n_workers):
    tasks, results = ctx.Queue(), ctx.Queue()
    for task in enumerate(items):
        tasks.put(task)
    workers = [ctx.Process(target=work, args=(fn, tasks, results)) for _ in range(n_workers)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    found = {}
    while not results.empty():
        index, *answer = results.get()
        found[index] = answer
    for index in range(len(items)):
        if not found[index][0]:
            raise FarmError(index)
    return [found[index][1] for index in range(len(items))]


def work(fn, tasks, results):
    while not tasks.empty():
        index, item = tasks.get()
        try:
            results.put((index, True, fn(item)))
        except Exception:
            results.put((index, False, None))
