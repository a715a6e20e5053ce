"""A subclass of Process that does its work in run()."""
import multiprocessing


class Worker(multiprocessing.Process):
    def __init__(self, fn):
        super().__init__()
        self.fn = fn

    def run(self):
        self.fn()


def run_all(fns):
    workers = []
    for fn in fns:
        workers.append(Worker(fn))
        workers[-1].start()
    codes = []
    for worker in workers:
        worker.join()
        codes.append(worker.exitcode)
        worker.close()
    return codes
