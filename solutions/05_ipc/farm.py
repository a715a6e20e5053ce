"""A fixed number of workers; a queue of tasks, a queue of results."""


class FarmError(Exception):
    """fn raised an exception for the item number `index`."""

    def __init__(self, index):
        super().__init__(f"fn raised an exception for item {index}")
        self.index = index


def farm(ctx, fn, items, n_workers):
    """Return the list of fn(item), computed by n_workers processes."""
    tasks, results = ctx.Queue(), ctx.Queue()
    # `work` stands at module level: a spawned child finds it by its name.
    workers = [ctx.Process(target=work, args=(fn, tasks, results)) for _ in range(n_workers)]
    for worker in workers:
        worker.start()
    for task in enumerate(items):
        tasks.put(task)
    # One for each worker: whoever takes one ends, and the others need their own. Every task is
    # a pair, so no item can be mistaken for it.
    for _ in workers:
        tasks.put(None)
    # Read before join: a worker ends only when all that it has put is out of its hands, and
    # the pipe of a queue holds 64 KiB. We know how many results come; empty() only knows
    # what has arrived by now.
    answers = dict(results.get() for _ in items)
    for worker in workers:
        worker.join()
        worker.close()
    for queue in (tasks, results):
        queue.close()
        queue.join_thread()
    # Only now do we know all who failed; the first to arrive need not be the lowest.
    for index in range(len(items)):
        if not answers[index][0]:
            raise FarmError(index)
    return [answers[index][1] for index in range(len(items))]


def work(fn, tasks, results):
    """The life of a worker: it ends by itself, when its sentinel comes."""
    while (task := tasks.get()) is not None:
        index, item = task
        # The exception stays here: it might not survive the way through a pickle. Whether it
        # worked is said apart from the value, which may be an exception, or None.
        try:
            answer = True, fn(item)
        except Exception:
            answer = False, None
        results.put((index, answer))
