# verdict: wrong
# check: test_a_failure_is_passed_over
"""The first that ends decides, also when it ends badly."""
import multiprocessing
from multiprocessing.connection import wait


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
    try:
        return wait(pipes)[0].recv()[0]
    except EOFError:
        raise NoResult from None
    finally:
        for process in processes:
            process.terminate()
            process.join()
