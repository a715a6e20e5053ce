# verdict: wrong|hung
# check: test_a_failure_is_told_with_the_lowest_index
"""Sends the exception itself: not each of them can be rebuilt in the parent."""


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(sending, fn, item):
    try:
        sending.send((True, fn(item)))
    except BaseException as error:
        sending.send((False, error))


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
            good, value = receiving.recv()
        except EOFError:
            good = False
        if good:
            results.append(value)
        else:
            failed.append(index)
        process.join()
    if failed:
        raise WorkerFailed(failed[0])
    return results
