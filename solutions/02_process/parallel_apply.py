"""One process and one pipe for each item; read first, join then; no result means failure."""


class WorkerFailed(Exception):
    """`index` is the place of the item that gave no result."""

    def __init__(self, index):
        super().__init__(f"item {index} gave no result")
        self.index = index


def work(sending, fn, item):
    # At module level, so that a spawned child finds it by name. If fn raises, nothing is sent:
    # the pipe just ends, as it does when the process is killed. One way to fail is enough.
    sending.send((fn(item),))


def parallel_apply(ctx, fn, items):
    """Return [fn(item) for item in items], each computed in its own process."""
    processes, pipes = [], []
    try:
        for item in items:
            receiving, sending = ctx.Pipe(duplex=False)
            process = ctx.Process(target=work, args=(sending, fn, item))
            process.start()
            # Our copy of the writing end must go, and before the next process is forked, which
            # would inherit it: only when nobody holds it any more does a dead child give EOF.
            sending.close()
            processes.append(process)
            pipes.append(receiving)
        # Read, then join: a child with a large result cannot end before somebody reads it.
        results = [receive(pipe) for pipe in pipes]
    finally:
        for pipe in pipes:
            pipe.close()
        for process in processes:
            process.join()
            process.close()
    for index, result in enumerate(results):
        if result is None:
            raise WorkerFailed(index)
    return [result[0] for result in results]


def receive(pipe):
    """The result in a tuple of one; None when the process ended without any."""
    try:
        # The tuple tells a result of None from no result.
        return pipe.recv()
    except (EOFError, OSError):
        return None  # at the start of a message EOFError, in the middle of one OSError
