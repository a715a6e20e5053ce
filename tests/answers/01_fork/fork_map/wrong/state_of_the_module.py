# verdict: wrong|left-behind
# check: test_each_call_starts_afresh
"""The lists belong to the module, and a call that failed leaves its own in there."""
import os
import pickle
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


pids, pipes = [], []


def fork_map(fn, items):
    sys.stdout.flush()
    for item in items:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            child(fn, item, writing)
        os.close(writing)
        pids.append(pid)
        pipes.append(reading)
    data = [read_all(reading) for reading in pipes]
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    for index, code in enumerate(codes):
        if code or not data[index]:
            raise ChildFailed(index, code)
    pids.clear()
    pipes.clear()
    return [pickle.loads(each) for each in data]
