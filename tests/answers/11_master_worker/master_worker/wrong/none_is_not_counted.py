# verdict: wrong
# check: test_each_task_is_computed_once
"""Counts the tasks that give something."""
import threading
import time
from multiprocessing.managers import BaseManager


class TaskError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


class Board:
    def __init__(self, lease):
        self.lock = threading.Lock()
        self.lease = lease
        self.run = 0
        self.tasks, self.answers, self.until = [], {}, {}

    def begin(self, tasks):
        with self.lock:
            self.run += 1
            self.tasks, self.answers, self.until = tasks, {}, {}

    def end(self):
        with self.lock:
            self.run += 1
            self.tasks, self.answers, self.until = [], {}, {}

    def take(self):
        with self.lock:
            now = time.monotonic()
            for index, task in enumerate(self.tasks):
                if index not in self.answers and self.until.get(index, 0) <= now:
                    self.until[index] = now + self.lease
                    return self.run, index, task
            return None

    def answer(self, run, index, ok, value):
        with self.lock:
            if run == self.run:
                self.answers.setdefault(index, (ok, value))

    def state(self):
        with self.lock:
            bad = [index for index, (ok, _) in self.answers.items() if not ok]
            return len(self.answers), min(bad, default=None)

    def results(self):
        with self.lock:
            return [self.answers[index][1] for index in range(len(self.tasks))]


board = None


def make_board(lease):
    global board
    board = Board(lease)


def get_board():
    return board


class Net(BaseManager):
    pass


Net.register("board", get_board)


class Master:
    def __init__(self, authkey, port=0, lease=1.0):
        self.net = Net(("127.0.0.1", port), authkey)
        self.lease = lease

    def start(self):
        self.net.start(make_board, (self.lease,))
        self.board = self.net.board()
        return self.net.address

    def run(self, tasks, timeout):
        tasks = list(tasks)
        end = time.monotonic() + timeout
        self.board.begin(tasks)
        try:
            while True:
                done, bad = self.board.state()
                if bad is not None:
                    raise TaskError(bad)
                if done == len(tasks):
                    return self.board.results()
                if time.monotonic() > end:
                    raise TimeoutError
                time.sleep(0.01)
        finally:
            self.board.end()

    def close(self):
        self.net.shutdown()


def worker(address, authkey, fn):
    net = Net(address, authkey)
    net.connect()
    count = 0
    try:
        board = net.board()
        while True:
            got = board.take()
            if got is None:
                time.sleep(0.05)
                continue
            run, index, task = got
            try:
                ok, value = True, fn(task)
            except Exception:
                ok, value = False, None
            count += ok and value is not None
            board.answer(run, index, ok, value)
    except (EOFError, ConnectionError):
        return count
