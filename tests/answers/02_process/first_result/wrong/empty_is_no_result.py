# verdict: wrong|hung
# check: test_the_first_result_wins
"""None, 0 and "" are taken for no result."""
import multiprocessing
from multiprocessing.connection import wait


class NoResult(Exception):
    pass


def work(sending, fn):
    sending.send(fn())


def first_result(fns):
    pipes, processes = [], []
    for fn in fns:
        receiving, sending = multiprocessing.Pipe(duplex=False)
        processes.append(multiprocessing.Process(target=work, args=(sending, fn)))
        processes[-1].start()
        sending.close()
        pipes.append(receiving)
    try:
        while pipes:
            for pipe in wait(pipes):
                try:
                    value = pipe.recv()
                except EOFError:
                    value = None
                if value:
                    return value
                pipes.remove(pipe)
        raise NoResult
    finally:
        for process in processes:
            process.terminate()
            process.join()
