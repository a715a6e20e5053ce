"""Queues of a manager; iter(get, end) in each worker."""
import multiprocessing.managers


class FarmError(Exception):
    def __init__(self, index):
        self.index = index


def work(fn, tasks, results):
    for index, item in iter(tasks.get, ()):
        try:
            results.put((index, None, fn(item)))
        except Exception as error:
            results.put((index, str(error), None))


def farm(ctx, fn, items, n_workers):
    with ctx.Manager() as manager:
        tasks, results = manager.Queue(), manager.Queue()
        crew = [ctx.Process(target=work, args=(fn, tasks, results)) for _ in range(n_workers)]
        for each in crew:
            each.start()
        for task in enumerate(items):
            tasks.put(task)
        for _ in crew:
            tasks.put(())
        for each in crew:
            each.join()
        found = sorted((results.get() for _ in items), key=lambda each: each[0])
    for index, error, _ in found:
        if error is not None:
            raise FarmError(index)
    return [value for _, _, value in found]
