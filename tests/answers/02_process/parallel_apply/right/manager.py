"""A manager's dict holds the results; a missing key is a failure."""


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(results, index, fn, item):
    results[index] = fn(item)


def parallel_apply(ctx, fn, items):
    if not items:
        return []
    with ctx.Manager() as manager:
        results = manager.dict()
        processes = [
            ctx.Process(target=work, args=(results, index, fn, item))
            for index, item in enumerate(items)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        here = dict(results)
    for index in range(len(items)):
        if index not in here:
            raise WorkerFailed(index)
    return [here[index] for index in range(len(items))]
