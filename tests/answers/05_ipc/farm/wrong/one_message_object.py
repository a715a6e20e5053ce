# verdict: wrong|hung
# check: test_messages_may_be_slow
"""One list for all messages, changed after put(): the queue pickles it later."""


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def farm(ctx, fn, items, n_workers):
    tasks, results = ctx.Queue(), ctx.Queue()
    workers = [ctx.Process(target=work, args=(fn, tasks, results)) for _ in range(n_workers)]
    for worker in workers:
        worker.start()
    message = [None, None]
    for message[0], message[1] in enumerate(items):
        tasks.put(message)
    for _ in workers:
        tasks.put(None)
    found = {}
    for _ in items:
        index, *answer = results.get()
        found[index] = answer
    for worker in workers:
        worker.join()
    if len(found) < len(items):
        return [value for _, value in found.values()]
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
