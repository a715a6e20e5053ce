# verdict: hung|deadlock
# check: test_a_failure_is_told_with_the_lowest_index
class WorkerFailed(Exception):
    def __init__(self, index):
        super().__init__(f"item {index} gave no result")
        self.index = index


def child(sending, fn, item):
    sending.send(fn(item))
    sending.close()


def parallel_apply(ctx, fn, items):
    started, ends = [], []
    for item in items:
        receiving, sending = ctx.Pipe(duplex=False)
        process = ctx.Process(target=child, args=(sending, fn, item))
        process.start()
        started.append((process, receiving))
        ends.append(sending)
    for sending in ends:
        sending.close()
    results, failed = [], []
    for index, (process, receiving) in enumerate(started):
        try:
            results.append(receiving.recv())
        except (EOFError, OSError):
            results.append(None)
            failed.append(index)
        receiving.close()
    for process, _ in started:
        process.join()
    if failed:
        raise WorkerFailed(failed[0])
    return results
