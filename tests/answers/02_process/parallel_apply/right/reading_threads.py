"""A thread for each pipe reads while the caller joins the processes."""
import threading


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


class Job:
    def __init__(self, ctx, fn, item):
        self.receiving, self.sending = ctx.Pipe(duplex=False)
        self.process = ctx.Process(target=work, args=(self.sending, fn, item))
        self.done = False
        self.value = None

    def read(self):
        try:
            self.value = self.receiving.recv()
            self.done = True
        except (EOFError, OSError):
            pass


def work(sending, fn, item):
    sending.send(fn(item))
    sending.close()


def parallel_apply(ctx, fn, items):
    jobs = []
    for item in items:
        job = Job(ctx, fn, item)
        job.process.start()
        job.sending.close()
        jobs.append(job)
    readers = [threading.Thread(target=job.read) for job in jobs]
    for reader in readers:
        reader.start()
    for job in jobs:
        job.process.join()
    for reader in readers:
        reader.join()
    for job in jobs:
        job.receiving.close()
    for index, job in enumerate(jobs):
        if not job.done:
            raise WorkerFailed(index)
    return [job.value for job in jobs]
