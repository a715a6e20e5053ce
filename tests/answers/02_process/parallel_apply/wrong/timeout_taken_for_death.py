# verdict: wrong
# check: test_a_slow_fn_is_waited_for
"""Nothing for a second: the others must be dead."""
import queue


class WorkerFailed(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def work(results, index, fn, item):
    try:
        results.put((index, True, fn(item)))
    except BaseException:
        results.put((index, False, None))


def parallel_apply(ctx, fn, items):
    results = ctx.Queue()
    processes = []
    for index, item in enumerate(items):
        process = ctx.Process(target=work, args=(results, index, fn, item))
        process.start()
        processes.append(process)
    came = {}
    while len(came) < len(processes):
        try:
            index, good, value = results.get(timeout=1)
        except queue.Empty:
            break
        came[index] = (good, value)
    for process in processes:
        process.join()
    results.close()
    for index in range(len(processes)):
        if not came.get(index, (False, None))[0]:
            raise WorkerFailed(index)
    return [came[index][1] for index in range(len(processes))]
