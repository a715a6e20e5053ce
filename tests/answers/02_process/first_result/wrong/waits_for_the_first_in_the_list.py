# verdict: wrong|hung
# check: test_the_first_result_wins
"""Reads the pipes in the order of the functions."""
import multiprocessing


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
        for pipe in pipes:
            try:
                return pipe.recv()[0]
            except EOFError:
                continue
        raise NoResult
    finally:
        for process in processes:
            process.terminate()
            process.join()
