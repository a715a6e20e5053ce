# verdict: wrong
# check: test_it_works_under_every_start_method
"""Always forks, whatever the start method is."""
import multiprocessing
import pickle
from multiprocessing import connection


mp = multiprocessing.get_context("fork")


class NoResult(Exception):
    pass


def _job(fn, conn):
    conn.send_bytes(pickle.dumps(fn()))


def first_result(fns):
    started = []
    try:
        for fn in fns:
            ours, theirs = mp.Pipe()
            process = mp.Process(target=_job, args=(fn, theirs))
            process.start()
            theirs.close()
            started.append((process, ours))
        open_ones = {ours for _, ours in started}
        while open_ones:
            ready = connection.wait(open_ones)
            for ours in ready:
                try:
                    return pickle.loads(ours.recv_bytes())
                except (EOFError, ConnectionError):
                    open_ones.remove(ours)
    finally:
        for process, ours in started:
            process.terminate()
            ours.close()
        for process, _ in started:
            process.join()
    raise NoResult
