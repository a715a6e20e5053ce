# verdict: hung
# check: test_a_result_may_have_any_size
"""A child whose result does not fit into the pipe never ends."""


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
    for process, _ in running:
        process.join()
    results = []
    for index, (_, receiving) in enumerate(running):
        try:
            results.append(receiving.recv()[0])
        except EOFError:
            raise WorkerFailed(index) from None
    return results
