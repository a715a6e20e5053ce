# verdict: wrong
# check: test_it_works_under_every_start_method
"""A function inside a function cannot be pickled: fork only."""


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def parallel_apply(ctx, fn, items):
    def work(sending, item):
        sending.send((fn(item),))

    running = []
    for item in items:
        receiving, sending = ctx.Pipe(duplex=False)
        process = ctx.Process(target=work, args=(sending, item))
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
