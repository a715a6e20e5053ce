"""master_worker: tasks go to workers over TCP, on multiprocessing.managers.BaseManager.

D1  start() listens on 127.0.0.1 only; port 0 = a free one; a taken port: raises within 5 s.
D2  worker() with another authkey: multiprocessing.AuthenticationError; the master goes on.
D3  run() gives the results in task order, once each; equal tasks are fine.
D4  A worker killed with a task in hand: after `lease` seconds the task goes to another; late
    doubles are dropped. A worker killed while idle costs nothing.
D5  fn raises: run raises TaskError(index); worker and master go on.
D6  Not done in `timeout` seconds: run raises TimeoutError within 1 s more.
D7  close(): every worker() returns (how many tasks it has computed) within 3 s; the port is
    free, nothing is left over.         D8  Idle workers stay on between runs.
D9  Whatever the default start method of the master's process is.
"""


class TaskError(Exception):
    """fn raised an exception for the task number `index`: an attribute."""


class Master:
    def __init__(self, authkey, port=0, lease=1.0):
        raise NotImplementedError("TODO: start() -> (host, port)")
        # TODO: run(tasks, timeout) -> list of results; close()


def worker(address, authkey, fn):
    """Take tasks from the master at `address` and call fn on each; return how many."""
    raise NotImplementedError("TODO: worker")
