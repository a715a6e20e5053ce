# verdict: left-behind
# check: test_the_others_are_stopped
"""The losers run on."""
import multiprocessing
from multiprocessing.connection import wait


class NoResult(Exception):
    pass


def work(sending, fn):
    sending.send((fn(),))


def first_result(fns):
    pipes = []
    for fn in fns:
        receiving, sending = multiprocessing.Pipe(duplex=False)
        multiprocessing.Process(target=work, args=(sending, fn), daemon=True).start()
        sending.close()
        pipes.append(receiving)
    while pipes:
        for pipe in wait(pipes):
            try:
                return pipe.recv()[0]
            except EOFError:
                pipes.remove(pipe)
    raise NoResult
