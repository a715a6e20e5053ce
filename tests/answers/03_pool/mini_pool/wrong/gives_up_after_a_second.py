# verdict: wrong
# check: test_a_slow_fn_is_waited_for
"""A slow worker is taken for a dead one."""

import queue
from multiprocessing import Process, Queue


class WorkerDied(Exception):
    pass


class MiniPool:
    def __init__(self, size):
        self.tasks, self.results = Queue(), Queue()
        self.broken = False
        self.workers = [
            Process(target=work, args=(self.tasks, self.results)) for _ in range(size)
        ]
        for worker in self.workers:
            worker.start()

    def map(self, fn, xs):
        xs = list(xs)
        for index, x in enumerate(xs):
            self.tasks.put((index, fn, x))
        found = {}
        while len(found) < len(xs):
            try:
                index, ok, value = self.results.get(timeout=1)
                found[index] = ok, value
            except queue.Empty:
                self.broken = True
                raise WorkerDied("a worker has died") from None
        for ok, value in found.values():
            if not ok:
                raise value
        return [found[index][1] for index in range(len(xs))]

    def close(self):
        if self.broken:
            for worker in self.workers:
                worker.kill()
        for _ in self.workers:
            self.tasks.put(None)
        for worker in self.workers:
            worker.join()
        if self.broken:
            self.tasks.cancel_join_thread()
        for each in (self.tasks, self.results):
            each.close()
        if not self.broken:
            self.tasks.join_thread()


def work(tasks, results):
    while (task := tasks.get()) is not None:
        index, fn, x = task
        try:
            results.put((index, True, fn(x)))
        except Exception as error:
            results.put((index, False, error))
