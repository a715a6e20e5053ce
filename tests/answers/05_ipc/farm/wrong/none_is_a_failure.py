# verdict: wrong
# check: test_an_item_may_be_anything
"""A worker sends None if fn has raised."""
class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index
def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        index, item = task
        try:
            value = fn(item)
        except Exception:
            value = None
        results.put((index, value))
def farm(ctx, fn, items, n_workers):
    tasks, results = ctx.Queue(), ctx.Queue()
    ps = [ctx.Process(target=work, args=(fn, tasks, results)) for _ in range(n_workers)]
    for p in ps:
        p.start()
    for task in enumerate(items):
        tasks.put(task)
    for _ in ps:
        tasks.put(None)
    got = dict(results.get() for _ in items)
    for p in ps:
        p.join()
        p.close()
    for q in (tasks, results):
        q.close()
        q.join_thread()
    for index in range(len(items)):
        if got[index] is None:
            raise FarmError(index)
    return [got[index] for index in range(len(items))]
