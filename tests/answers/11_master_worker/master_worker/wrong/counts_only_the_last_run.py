# verdict: wrong
# check: test_each_task_is_computed_once
"""The count begins anew with each run."""
import socket
import threading
import time
from collections import deque
from multiprocessing.managers import BaseManager


class TaskError(Exception):
    """fn raised an exception for the task number `index`."""

    def __init__(self, index):
        super().__init__(f"fn raised an exception for task {index}")
        self.index = index


class Desk:
    """Where the tasks lie. It lives in the server's process; each call has a thread there."""

    def __init__(self, lease):
        self.lease = lease
        self.number = 0  # of the run
        self.tasks, self.answers, self.failed = [], {}, None
        self.waiting = deque()  # indexes that nobody has in hand
        self.leases = {}  # index -> until when somebody has it in hand
        lock = threading.Lock()
        self.more, self.over = threading.Condition(lock), threading.Condition(lock)

    def run(self, tasks, timeout):
        """Return (failed, results); results is None if they are not complete."""
        until = time.monotonic() + timeout
        with self.over:
            self.tasks, self.answers, self.failed = tasks, {}, None
            self.waiting, self.leases = deque(range(len(tasks))), {}
            self.more.notify_all()
            while not self.is_over() and (now := time.monotonic()) < until:
                self.end_leases()
                self.over.wait(min([until, now + self.lease, *self.leases.values()]) - now)
            complete, failed = self.failed is None and self.is_over(), self.failed
            # What still comes for this run has an old number from now on: it is dropped.
            self.number += 1
            self.waiting.clear()
            self.leases.clear()
            return failed, [self.answers[i] for i in range(len(tasks))] if complete else None

    def is_over(self):
        return self.failed is not None or len(self.answers) == len(self.tasks)

    def end_leases(self):
        """Whoever had these in hand is dead, or too late: they go to somebody else."""
        now = time.monotonic()
        for index in [index for index, until in self.leases.items() if until <= now]:
            del self.leases[index]
            self.waiting.append(index)
            self.more.notify()

    def wait(self, seconds):
        """Return when there is a task, or after so many seconds. Takes none.

        A worker that is killed while it waits here leaves a thread of ours behind. If that
        thread took a task, the task would go to a dead worker.
        """
        with self.more:
            self.more.wait_for(lambda: self.waiting, seconds)

    def take(self):
        """Return (number, index, task), or None if there is no task now."""
        with self.more:
            if not self.waiting:
                return None
            index = self.waiting.popleft()
            # The lease begins here, where nobody can die between the taking and the noting.
            self.leases[index] = time.monotonic() + self.lease
            return self.number, index, self.tasks[index]

    def answer(self, number, index, ok, value):
        """Keep an answer, if it is the first one and of this run."""
        with self.over:
            if number != self.number or index in self.answers or self.is_over():
                return
            if self.leases.pop(index, None) is None:  # late, but the first all the same
                self.waiting.remove(index)
            if ok:
                self.answers[index] = value
            elif self.failed is None:
                self.failed = index
            if self.is_over():
                self.over.notify()


# Module-level functions and no lambdas: under spawn and forkserver the server's process gets
# them by their names.
def lay_out_desk(lease):
    global desk
    desk = Desk(lease)


def the_desk():
    return desk


class Service(BaseManager):
    """The connection: the same class on both sides."""


Service.register("desk", callable=the_desk, exposed=("run", "wait", "take", "answer"))


class Master:
    """Hands out tasks; `lease` is how long, in seconds, a worker may have one in hand."""

    def __init__(self, authkey, port=0, lease=1.0):
        self.address = "127.0.0.1", port
        self.authkey = authkey
        self.lease = lease

    def start(self):
        """Start the server. Returns its address, (host, port)."""
        # A taken port is an OSError here; in the server's process it would be a traceback.
        socket.create_server(self.address).close()
        self.service = Service(self.address, self.authkey)
        self.service.start(lay_out_desk, (self.lease,))
        self.desk = self.service.desk()
        return self.service.address

    def run(self, tasks, timeout):
        """Return the results in the order of the tasks."""
        failed, results = self.desk.run(list(tasks), timeout)
        if failed is not None:
            raise TaskError(failed)
        if results is None:
            raise TimeoutError(f"not done within {timeout} s")
        return results

    def close(self):
        """End the server. The workers see the end of their connections, and return."""
        self.desk = None
        self.service.shutdown()


def worker(address, authkey, fn):
    """Compute tasks until the master closes; returns how many."""
    service = Service(tuple(address), authkey)
    service.connect()
    computed = 0
    try:
        desk = service.desk()
        while True:
            task = desk.take()
            if task is None:
                desk.wait(0.5)
                continue
            number, index, item = task
            ok, value = call(fn, item)
            computed = computed + ok if number == getattr(worker, "run", number) else int(ok)
            worker.run = number
            desk.answer(number, index, ok, value)
    except (EOFError, OSError):  # the master has closed
        return computed


def call(fn, item):
    """Only fn is called here: its own EOFError must not be taken for the master's end."""
    try:
        return True, fn(item)
    except Exception:
        return False, None
