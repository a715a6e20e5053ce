# verdict: wrong
# check: test_a_failure_is_told_with_the_lowest_index
"""Exit code 0 is taken for a result, also where there is none."""


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(results, index, fn, item):
    results[index] = fn(item)


def parallel_apply(ctx, fn, items):
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
        for index, process in enumerate(processes):
            if process.exitcode != 0:
                raise WorkerFailed(index)
        return [results.get(index) for index in range(len(items))]
