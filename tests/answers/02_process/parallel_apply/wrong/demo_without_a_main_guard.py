# verdict: wrong|hung
# check: test_importing_starts_nothing
"""Tries itself out whenever it is imported."""
import multiprocessing


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(sending, fn, item):
    sending.send((fn(item),))


def parallel_apply(ctx, fn, items):
    running = []
    for item in items:
        receiving, sending = ctx.Pipe(duplex=False)
        process = ctx.Process(target=work, args=(sending, fn, item))
        process.start()
        sending.close()
        running.append((process, receiving))
    results, failed = [], []
    for index, (process, receiving) in enumerate(running):
        try:
            results.append(receiving.recv()[0])
        except EOFError:
            failed.append(index)
        process.join()
    if failed:
        raise WorkerFailed(failed[0])
    return results


assert parallel_apply(multiprocessing.get_context("fork"), abs, [-1, 2]) == [1, 2]
