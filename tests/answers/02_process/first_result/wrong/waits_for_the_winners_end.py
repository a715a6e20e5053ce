# verdict: hung
# check: test_the_winners_result_may_have_any_size
"""Waits until a process has ended, and reads only then: a large result never lets it end."""
import multiprocessing
from multiprocessing.connection import wait


class NoResult(Exception):
    pass


def work(sending, fn):
    sending.send((fn(),))


def first_result(fns):
    running = {}
    for fn in fns:
        receiving, sending = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=work, args=(sending, fn))
        process.start()
        sending.close()
        running[process.sentinel] = (process, receiving)
    everybody = [process for process, _ in running.values()]
    try:
        while running:
            for sentinel in wait(list(running)):
                process, receiving = running.pop(sentinel)
                try:
                    return receiving.recv()[0]
                except EOFError:
                    pass
        raise NoResult
    finally:
        for process in everybody:
            process.terminate()
            process.join()
