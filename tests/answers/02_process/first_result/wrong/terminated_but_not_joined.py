# verdict: left-behind
# check: test_the_others_are_stopped
"""terminate() only asks; without join() zombies remain."""
import multiprocessing
from multiprocessing.connection import wait

EVERYBODY = []


class NoResult(Exception):
    pass


def work(sending, fn):
    sending.send((fn(),))


def first_result(fns):
    pipes, processes = [], []
    for fn in fns:
        receiving, sending = multiprocessing.Pipe(duplex=False)
        processes.append(multiprocessing.Process(target=work, args=(sending, fn)))
        processes[-1].start()
        sending.close()
        pipes.append(receiving)
    EVERYBODY.extend(processes)
    try:
        while pipes:
            for pipe in wait(pipes):
                try:
                    return pipe.recv()[0]
                except EOFError:
                    pipes.remove(pipe)
        raise NoResult
    finally:
        for process in processes:
            process.terminate()
