# verdict: hung
# check: test_a_failure_is_told_with_the_lowest_index
"""The parent still holds the writing end, so a dead child gives no EOF."""


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
        running.append((process, receiving, sending))
    results, failed = [], []
    for index, (process, receiving, _) in enumerate(running):
        try:
            results.append(receiving.recv()[0])
        except EOFError:
            failed.append(index)
        process.join()
    if failed:
        raise WorkerFailed(failed[0])
    return results
