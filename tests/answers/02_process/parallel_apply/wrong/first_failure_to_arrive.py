# verdict: wrong
# check: test_a_failure_is_told_with_the_lowest_index
"""The index of the process that died first, not the lowest one."""
from multiprocessing.connection import wait


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(sending, fn, item):
    sending.send((fn(item),))


def parallel_apply(ctx, fn, items):
    pipes, processes = {}, []
    for index, item in enumerate(items):
        receiving, sending = ctx.Pipe(duplex=False)
        processes.append(ctx.Process(target=work, args=(sending, fn, item)))
        processes[-1].start()
        sending.close()
        pipes[receiving] = index
    results, first = {}, None
    waiting = dict(pipes)
    while waiting:
        for pipe in wait(list(waiting)):
            index = waiting.pop(pipe)
            try:
                results[index] = pipe.recv()[0]
            except EOFError:
                first = index if first is None else first
    for process in processes:
        process.join()
    if first is not None:
        raise WorkerFailed(first)
    return [results[index] for index in range(len(items))]
