"""parallel_apply: call fn on every item, each in a process of its own, and bring back the results.

ctx is a context: multiprocessing.get_context("fork"), ("spawn") or ("forkserver").
P1  One ctx.Process for each item, all running at the same time; fn never runs in the caller.
P2  The results stand in the order of the items; a result may have any size (1 MiB, 100 MiB).
P3  fn raises, or its process dies without a result (os._exit(0), SIGKILL, ...):
    WorkerFailed with the lowest such index, raised after all processes have ended.
P4  Nothing is left over on return or raise: no process, thread or descriptor.
P5  The same under every start method.
P6  Importing this module starts nothing.
"""


class WorkerFailed(Exception):
    """`index` is the place of the item that gave no result."""

    def __init__(self, index):
        super().__init__(f"item {index} gave no result")
        self.index = index


def parallel_apply(ctx, fn, items):
    """Return [fn(item) for item in items], each computed in its own process."""
    # TODO: give each process its own pipe, start all, then read, then join (why in this order?)
    raise NotImplementedError("TODO: parallel_apply")
