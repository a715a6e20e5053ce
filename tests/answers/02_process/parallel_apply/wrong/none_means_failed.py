# verdict: wrong
# check: test_each_item_gets_its_own_result|test_a_result_may_be_anything
"""A result of None is taken for a failure."""


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(sending, fn, item):
    try:
        sending.send(fn(item))
    except BaseException:
        sending.send(None)


def parallel_apply(ctx, fn, items):
    running = []
    for item in items:
        receiving, sending = ctx.Pipe(duplex=False)
        process = ctx.Process(target=work, args=(sending, fn, item))
        process.start()
        sending.close()
        running.append((process, receiving))
    results = []
    for process, receiving in running:
        try:
            results.append(receiving.recv())
        except EOFError:
            results.append(None)
        process.join()
    if None in results:
        raise WorkerFailed(results.index(None))
    return results
