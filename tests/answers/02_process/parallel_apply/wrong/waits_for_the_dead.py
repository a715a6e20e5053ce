# verdict: hung
# check: test_a_failure_is_told_with_the_lowest_index
"""get() waits for ever for a process that died without a result."""


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(results, index, fn, item):
    try:
        results.put((index, True, fn(item)))
    except BaseException:
        results.put((index, False, None))


def parallel_apply(ctx, fn, items):
    results = ctx.Queue()
    processes = [
        ctx.Process(target=work, args=(results, index, fn, item))
        for index, item in enumerate(items)
    ]
    for process in processes:
        process.start()
    came = {}
    for _ in items:
        index, good, value = results.get()
        came[index] = (good, value)
    for process in processes:
        process.join()
    for index in range(len(items)):
        if not came[index][0]:
            raise WorkerFailed(index)
    return [came[index][1] for index in range(len(items))]
