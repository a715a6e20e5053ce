# verdict: left-behind
# check: test_a_failure_is_told_with_the_lowest_index|test_a_failure_is_told_after_all_have_ended|test_nothing_is_left_over
"""All is read, nobody is waited for, and the pipes stay in a list for ever."""

OPEN = []


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(sending, fn, item):
    sending.send((fn(item),))


def parallel_apply(ctx, fn, items):
    running = []
    for item in items:
        receiving, sending = ctx.Pipe(duplex=False)
        ctx.Process(target=work, args=(sending, fn, item)).start()
        sending.close()
        running.append(receiving)
    OPEN.extend(running)
    results, failed = [], []
    for index, receiving in enumerate(running):
        try:
            results.append(receiving.recv()[0])
        except EOFError:
            failed.append(index)
    if failed:
        raise WorkerFailed(failed[0])
    return results
