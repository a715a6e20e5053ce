"""From the length of the pickle; the result through a pipe."""
import pickle
from multiprocessing import Pipe, Process


def smallest_item():
    n = 0
    while 4 + len(pickle.dumps(bytes(n))) <= 65536:
        n += 1
    return n


def send(conn, fn, args):
    conn.send(fn(*args))


def get_first(fn, *args):
    ours, theirs = Pipe(False)
    child = Process(target=send, args=(theirs, fn, args))
    child.start()
    theirs.close()
    with ours:
        result = ours.recv()
    child.join()
    return result
