"""The first result wins; the others are terminated and joined."""

import multiprocessing
from multiprocessing.connection import wait


class NoResult(Exception):
    """Every function raised, or its process died."""


def work(sending, fn):
    sending.send((fn(),))


def first_result(fns):
    """Return the result of the function that is ready first; fns is a list of at least one."""
    # One pipe each, not one queue for all: a process that is terminated while it holds the
    # lock of a shared queue would leave it locked for ever.
    pipes, processes = [], []
    try:
        for fn in fns:
            receiving, sending = multiprocessing.Pipe(duplex=False)
            process = multiprocessing.Process(target=work, args=(sending, fn))
            process.start()
            sending.close()  # so that a dead child gives EOF
            pipes.append(receiving)
            processes.append(process)
        return first_of(pipes)
    finally:
        # On return as on raise. The winner has been read to the end, so it can end too.
        for process in processes:
            process.terminate()
        for pipe in pipes:
            pipe.close()
        for process in processes:
            process.join()
            process.close()


def first_of(pipes):
    waiting = list(pipes)
    while waiting:
        for pipe in wait(waiting):
            try:
                return pipe.recv()[0]
            except (EOFError, OSError):
                waiting.remove(pipe)  # it raised or died: the others are still in the race
    raise NoResult
