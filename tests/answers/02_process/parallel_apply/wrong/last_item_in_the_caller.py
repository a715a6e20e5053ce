# verdict: wrong
# check: test_all_processes_run_at_the_same_time
"""The caller does the last item itself, so as not to be idle."""


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(sending, fn, item):
    sending.send((fn(item),))


def parallel_apply(ctx, fn, items):
    running = []
    for item in items[:-1]:
        receiving, sending = ctx.Pipe(duplex=False)
        process = ctx.Process(target=work, args=(sending, fn, item))
        process.start()
        sending.close()
        running.append((process, receiving))
    last = [fn(item) for item in items[-1:]]
    results, failed = [], []
    for index, (process, receiving) in enumerate(running):
        try:
            results.append(receiving.recv()[0])
        except EOFError:
            failed.append(index)
        process.join()
    if failed:
        raise WorkerFailed(failed[0])
    return results + last
