# verdict: wrong
# check: test_results_stand_in_the_order_of_the_items
"""The results stand in the order in which the children had them ready."""
import os
import pickle
import select
import sys


class ChildFailed(Exception):
    def __init__(self, index, code):
        super().__init__(index, code)
        self.index = index
        self.code = code


def child(fn, item, writing):
    code = 1
    try:
        data = pickle.dumps(fn(item))
        while data:
            data = data[os.write(writing, data):]
        code = 0
    finally:
        os._exit(code)


def read_all(fd):
    data = b""
    while piece := os.read(fd, 65536):
        data += piece
    os.close(fd)
    return data


def fork_map(fn, items):
    sys.stdout.flush()
    pids, pipes = [], []
    for item in items:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            child(fn, item, writing)
        os.close(writing)
        pids.append(pid)
        pipes.append(reading)
    order, waiting = [], list(pipes)
    came = {}
    while waiting:
        for reading in select.select(waiting, [], [])[0]:
            waiting.remove(reading)
            order.append(pipes.index(reading))
            came[order[-1]] = read_all(reading)
    data = [came[index] for index in range(len(pipes))]
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    for index, code in enumerate(codes):
        if code or not data[index]:
            raise ChildFailed(index, code)
    return [pickle.loads(data[index]) for index in order]
