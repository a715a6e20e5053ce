"""MiniPool: a small pool of worker processes, made from Process and Queue or Pipe.

M1  MiniPool(size): `size` worker processes, all at work when there are items enough, never more.
M2  map(fn, xs) returns [fn(x) for x in xs], computed by the workers; any size, any number of maps.
M3  fn raises: map raises the exception, with its own type (one of them, if several). The worker
    lives on: the next map has all of them, and gets its own results only.
M4  A worker dies in the middle (os._exit, SIGKILL): map raises WorkerDied and never hangs.
M5  close(): all workers end and are joined; nothing is left over, also after M3 and M4.
M6  The same under every start method.
"""


class WorkerDied(Exception):
    """A worker process has ended, and with it a result is lost."""


class MiniPool:
    def __init__(self, size):
        # TODO: start the workers; each one is a loop that takes tasks and sends results
        raise NotImplementedError("TODO: MiniPool")

    def map(self, fn, xs):
        # TODO: hand out the tasks, collect the results; what if a worker dies meanwhile?
        raise NotImplementedError("TODO: map")

    def close(self):
        # TODO: how does each worker learn that it is done?
        raise NotImplementedError("TODO: close")
