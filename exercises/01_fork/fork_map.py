"""fork_map: call fn on every item, each in a forked child, and bring back the results.

F1  One os.fork() child for each item; all are forked before any is waited for.
F2  The results stand in the order of the items; a result may have any size (1 MiB and more).
F3  Only the caller's process ever returns from fork_map or raises out of it.
F4  Nothing is left over; a child that the caller made before is not reaped.
F5  fn raises (code 1), or the child exits by itself (code = exit status, 0 too) or dies by a
    signal (code = -signal) without a result: ChildFailed for the lowest such index, raised
    after all children are reaped.
F6  Text that waits in the caller's stdout buffer is printed once.   F7  No items: [].
"""

import os


class ChildFailed(Exception):
    """`index`: the place of the item; `code`: how its child ended."""

    def __init__(self, index, code):
        super().__init__(f"child {index} ended with {code}")
        self.index = index
        self.code = code


def fork_map(fn, items):
    """Return [fn(item) for item in items], each computed in its own forked child."""
    # TODO: os.pipe() and os.fork() for each item, then read all, then waitpid all: why so?
    raise NotImplementedError("TODO: fork_map")
