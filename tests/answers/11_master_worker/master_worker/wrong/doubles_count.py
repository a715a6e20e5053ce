# verdict: wrong
# check: test_late_doubles_are_dropped
"""Results are counted, not told apart: a double takes the place of another."""
import queue
import time
from multiprocessing.managers import BaseManager

tasks, results = queue.Queue(), queue.Queue()


def get_tasks():
    return tasks


def get_results():
    return results


class Net(BaseManager):
    pass


Net.register("get_tasks", get_tasks)
Net.register("get_results", get_results)


class TaskError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


class Master:
    def __init__(self, authkey, port=0, lease=1.0):
        self.net = Net(("127.0.0.1", port), authkey)
        self.lease = lease
        self.number = 0

    def start(self):
        self.net.start()
        self.tasks, self.results = self.net.get_tasks(), self.net.get_results()
        return self.net.address

    def run(self, items, timeout):
        items = list(items)
        end = time.monotonic() + timeout
        self.number += 1
        answers = []
        silent = time.monotonic()
        for index, item in enumerate(items):
            self.tasks.put((self.number, index, item))
        try:
            while len(answers) < len(items):
                now = time.monotonic()
                if now >= end:
                    raise TimeoutError
                try:
                    number, index, ok, value = self.results.get(timeout=min(self.lease, end - now))
                except queue.Empty:
                    if time.monotonic() - silent >= self.lease and self.tasks.empty():
                        for index, item in enumerate(items):
                            if index not in [each for each, _ in answers]:
                                self.tasks.put((self.number, index, item))
                        silent = time.monotonic()
                    continue
                silent = time.monotonic()
                if number == self.number:
                    if not ok:
                        raise TaskError(index)
                    answers.append((index, value))
        finally:
            while not self.tasks.empty():
                try:
                    self.tasks.get(timeout=0)
                except queue.Empty:
                    break
        return [value for _, value in sorted(answers)]

    def close(self):
        self.net.shutdown()


def worker(address, authkey, fn):
    net = Net(address, authkey)
    net.connect()
    count = 0
    try:
        tasks, results = net.get_tasks(), net.get_results()
        while True:
            try:
                number, index, item = tasks.get(timeout=0.2)
            except queue.Empty:
                continue
            try:
                value, ok = fn(item), True
            except Exception:
                value, ok = None, False
            count += ok
            results.put((number, index, ok, value))
    except (EOFError, OSError):
        return count
