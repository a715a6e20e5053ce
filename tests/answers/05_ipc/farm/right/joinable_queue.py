"""JoinableQueue says when all is done; results in simple queues of each worker's own."""
import threading


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


class Worker:
    def __init__(self, ctx, fn, tasks, found):
        self.results = ctx.SimpleQueue()
        self.found = found
        self.process = ctx.Process(target=work, args=(fn, tasks, self.results))
        self.process.start()
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        while (answer := self.results.get()) is not None:
            index, *self.found[index] = answer

    def end(self):
        self.reader.join()
        self.process.join()
        self.results.close()


def work(fn, tasks, results):
    while True:
        task = tasks.get()
        try:
            if task is None:
                return
            index, item = task
            try:
                results.put((index, True, fn(item)))
            except Exception as error:
                results.put((index, False, repr(error)))
        finally:
            tasks.task_done()
            if task is None:
                results.put(None)


def farm(ctx, fn, items, n_workers):
    tasks = ctx.JoinableQueue()
    found = [None] * len(items)
    crew = [Worker(ctx, fn, tasks, found) for _ in range(n_workers)]
    for task in enumerate(items):
        tasks.put(task)
    for _ in crew:
        tasks.put(None)
    tasks.join()
    for worker in crew:
        worker.end()
    for index, (fine, _) in enumerate(found):
        if not fine:
            raise FarmError(index)
    return [value for _, value in found]
