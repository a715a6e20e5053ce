"""One child and one pipe for each item: fork all, read all, wait for all, then judge."""

import os
import pickle
import sys


class ChildFailed(Exception):
    """`index`: the place of the item; `code`: how its child ended."""

    def __init__(self, index, code):
        super().__init__(f"child {index} ended with {code}")
        self.index = index
        self.code = code


def fork_map(fn, items):
    """Return [fn(item) for item in items], each computed in its own forked child."""
    sys.stdout.flush()  # or every child has a copy of what is in the buffer
    children = []
    try:
        for item in items:
            children.append(start(fn, item))
        # Read before you wait: a child whose result does not fit into the pipe (64 KiB) cannot
        # end before it is read. In this order; the others wait with their full pipes.
        data = [read_all(reading) for _, reading in children]
    finally:
        # Reached also when a fork fails half-way: the children that are there are reaped.
        codes = [end(pid, reading) for pid, reading in children]
    for index, (code, pickled) in enumerate(zip(codes, data, strict=True)):
        # No data, no result: exit code 0 alone does not say that there is one.
        if code != 0 or not pickled:
            raise ChildFailed(index, code)
    return [pickle.loads(pickled) for pickled in data]


def start(fn, item):
    """Fork a child; its process id, and the end from which its result can be read."""
    reading, writing = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if pid == 0:
        work(fn, item, writing)
    os.close(writing)  # so that reading ends when the child ends, with or without a result
    return pid, reading


def work(fn, item, writing):
    """The child's whole life."""
    code = 1
    try:
        # All at once and last: either there is a whole result or none.
        write_all(writing, pickle.dumps(fn(item)))
        code = 0
    finally:
        # Whatever was raised, SystemExit too, this process must not go on in the caller.
        os._exit(code)


def write_all(fd, data):
    view = memoryview(data)
    while view:
        # write may take less than it was given.
        view = view[os.write(fd, view) :]


def read_all(fd):
    pieces = []
    # read gives what is there, not what was sent; empty means: every writing end is closed.
    while piece := os.read(fd, 1 << 16):
        pieces.append(piece)
    return b"".join(pieces)


def end(pid, reading):
    os.close(reading)
    # This child only: a child that the caller has made is none of our business.
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
