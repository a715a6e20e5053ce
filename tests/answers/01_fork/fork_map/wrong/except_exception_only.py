# verdict: wrong
# check: test_only_the_caller_comes_back
"""SystemExit and KeyboardInterrupt are no Exception: they get out."""
import os
import pickle
import sys


class ChildFailed(Exception):
    def __init__(self, index, code):
        super().__init__(index, code)
        self.index = index
        self.code = code


def child(fn, item, writing):
    try:
        data = pickle.dumps(fn(item))
        while data:
            data = data[os.write(writing, data):]
    except Exception:
        os._exit(1)
    os._exit(0)


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
    data = [read_all(reading) for reading in pipes]
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    for index, code in enumerate(codes):
        if code or not data[index]:
            raise ChildFailed(index, code)
    return [pickle.loads(each) for each in data]
