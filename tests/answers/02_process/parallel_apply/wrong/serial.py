# verdict: wrong
# check: test_all_processes_run_at_the_same_time
"""Reads each result before the next process is started."""


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(sending, fn, item):
    sending.send((fn(item),))


def parallel_apply(ctx, fn, items):
    results, failed = [], []
    for index, item in enumerate(items):
        receiving, sending = ctx.Pipe(duplex=False)
        process = ctx.Process(target=work, args=(sending, fn, item))
        process.start()
        sending.close()
        try:
            results.append(receiving.recv()[0])
        except EOFError:
            failed.append(index)
        process.join()
    if failed:
        raise WorkerFailed(failed[0])
    return results
