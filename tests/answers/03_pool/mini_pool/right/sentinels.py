"""Waits for the results and for the ends of the processes at once."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


class WorkerDied(Exception):
    pass


class MiniPool:
    def __init__(self, size):
        self.workers = []
        for _ in range(size):
            ours, theirs = Pipe()
            process = Process(target=work, args=(theirs,), daemon=True)
            process.start()
            self.workers.append((process, ours, theirs))

    def map(self, fn, xs):
        todo = list(enumerate(xs))
        count, found, error = len(todo), {}, None
        busy, idle = {}, [ours for _, ours, _ in self.workers]
        ends = {process.sentinel for process, _, _ in self.workers}
        while len(found) < count:
            while todo and idle:
                pipe = idle.pop()
                index, x = todo.pop(0)
                busy[pipe] = index
                try:
                    pipe.send((fn, x))
                except OSError:
                    raise WorkerDied from None
            news = wait([*busy, *ends])
            for pipe in [each for each in news if each in busy]:
                index = busy.pop(pipe)
                try:
                    found[index] = pipe.recv()
                except (EOFError, OSError):
                    raise WorkerDied from None
                idle.append(pipe)
            if len(found) < count and not set(news).isdisjoint(ends):
                raise WorkerDied
        for ok, value in found.values():
            if not ok:
                raise value
        return [found[index][1] for index in range(count)]

    def close(self):
        for process, ours, theirs in self.workers:
            try:
                ours.send(None)
            except OSError:
                pass
        for process, ours, theirs in self.workers:
            if process.exitcode not in (None, 0):
                process.kill()
            process.join()
            ours.close()
            theirs.close()


def work(pipe):
    while (task := pipe.recv()) is not None:
        fn, x = task
        try:
            answer = True, fn(x)
        except Exception as error:
            answer = False, error
        pipe.send(answer)
