# verdict: wrong|left-behind
# check: test_a_slow_fn_is_waited_for
"""Who has no result after a second has failed."""
import os
import pickle
import select
import signal
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
    if not select.select([fd], [], [], 1)[0]:
        os.close(fd)
        return data
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
