"""No standing workers: each map starts its own, by a thread for each slot."""

import threading
from multiprocessing import Pipe, Process


class WorkerDied(Exception):
    pass


class MiniPool:
    def __init__(self, size):
        self.size = size

    def map(self, fn, xs):
        xs = list(xs)
        results = [None] * len(xs)
        todo, lock = iter(range(len(xs))), threading.Lock()

        def slot(pipe, process):
            while True:
                with lock:
                    index = next(todo, None)
                if index is None:
                    break
                try:
                    pipe.send((fn, xs[index]))
                    results[index] = pipe.recv()
                except (EOFError, OSError):
                    results[index] = False, WorkerDied("dead")
                    break
            pipe.close()
            process.join()

        slots = []
        for _ in range(self.size):
            ours, theirs = Pipe()
            process = Process(target=work, args=(theirs, [ours] + [s[0] for s in slots]))
            process.start()
            theirs.close()
            slots.append((ours, process))
        threads = [threading.Thread(target=slot, args=each) for each in slots]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for each in results:
            if each is None:
                raise WorkerDied("nobody was left")
            if not each[0]:
                raise each[1]
        return [value for _, value in results]

    def close(self):
        pass


def work(pipe, others):
    for other in others:
        other.close()
    while True:
        try:
            fn, x = pipe.recv()
        except EOFError:
            return
        try:
            answer = True, fn(x)
        except Exception as error:
            answer = False, error
        pipe.send(answer)
