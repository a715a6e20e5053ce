# verdict: wrong
# check: test_results_stand_in_the_order_of_the_items
"""One queue for all: the results stand in the order in which they came."""
import queue


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(results, index, fn, item):
    results.put((index, fn(item)))


def parallel_apply(ctx, fn, items):
    results = ctx.Queue()
    processes = [
        ctx.Process(target=work, args=(results, index, fn, item))
        for index, item in enumerate(items)
    ]
    for process in processes:
        process.start()
    came = []
    while len(came) < len(items):
        try:
            came.append(results.get(timeout=0.05))
        except queue.Empty:
            if not any(process.is_alive() for process in processes) and results.empty():
                break
    for process in processes:
        process.join()
    missing = set(range(len(items))) - {index for index, _ in came}
    if missing:
        raise WorkerFailed(min(missing))
    return [value for _, value in came]
