# verdict: left-behind
# check: test_a_failure_is_told_after_all_have_ended
"""The first failure is raised while the other processes still run."""


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
    results = []
    for index, (process, receiving) in enumerate(running):
        try:
            results.append(receiving.recv()[0])
        except EOFError:
            raise WorkerFailed(index) from None
    for process, _ in running:
        process.join()
    return results
