"""A pool from Process and Pipe: one pipe for each worker, so that a dead one is noticed."""

import multiprocessing
import pickle
from contextlib import suppress
from multiprocessing.connection import wait


class WorkerDied(Exception):
    """A worker process has ended, and with it a result is lost."""


class MiniPool:
    """`size` worker processes, started once; map(fn, xs) again and again; close()."""

    def __init__(self, size):
        self.workers = {}  # our end of its pipe -> the process
        for _ in range(size):
            # A queue that all share has a lock, and who is killed holding it stops the others.
            # A pipe of its own for each worker breaks with it, and recv() tells us so - if
            # nobody else holds the worker's end: we give ours away before the next one starts.
            ours, theirs = multiprocessing.Pipe()
            process = multiprocessing.Process(target=work, args=(theirs,))
            process.start()
            theirs.close()
            self.workers[ours] = process

    def map(self, fn, xs):
        """Return [fn(x) for x in xs], computed by the workers; raise what fn raises."""
        tasks, answers = list(enumerate(xs)), {}
        todo, idle = iter(tasks), set(self.workers)
        try:
            while len(answers) < len(tasks):
                # Each worker has one task at a time. It reads while we write and we read while
                # it writes: with large items nobody waits for ever for room in a pipe.
                for pipe, (index, x) in zip(list(idle), todo, strict=False):
                    idle.remove(pipe)
                    pipe.send((index, fn, x))
                for pipe in wait(set(self.workers) - idle):
                    index, *answers[index] = pickle.loads(pipe.recv_bytes())
                    idle.add(pipe)
        except (EOFError, OSError):
            # The others may be at something that nobody waits for any more.
            for process in self.workers.values():
                process.kill()
            raise WorkerDied("a worker has ended before its time") from None
        # All answers are here, so no late one can be taken for one of the next map.
        return [value_of(*answers[index]) for index, _ in tasks]

    def close(self):
        """End all workers; nothing is left over."""
        for pipe, process in self.workers.items():
            with suppress(OSError):  # nobody is there to read it
                pipe.send(None)  # whoever takes a sentinel ends: one for each worker
            process.join()
            process.close()
            pipe.close()
        self.workers = {}


def value_of(ok, value):
    if not ok:
        raise value
    return value


def work(pipe):
    """The life of a worker: a task, an answer, until the sentinel comes."""
    while (task := pipe.recv()) is not None:
        pipe.send_bytes(answer_to(*task))


def answer_to(index, fn, x):
    # Only what belongs to the task stands in the try; an error of it never ends the worker.
    # Whether it worked is said apart from the value: fn may return an exception.
    try:
        return pickle.dumps((index, True, fn(x)))
    except Exception as error:
        return pickle.dumps((index, False, sendable(error)))


def sendable(error):
    """The exception itself, or one that tells of it if it does not survive the way."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
