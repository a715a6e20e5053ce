# verdict: left-behind
# check: test_a_failure_is_told_after_all_are_reaped
"""The first failure is raised while other children still run."""
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
    data = []
    for index, pid in enumerate(pids):
        data.append(read_all(pipes[index]))
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if code or not data[index]:
            raise ChildFailed(index, code)
    return [pickle.loads(each) for each in data]
