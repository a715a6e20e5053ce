# verdict: wrong
# check: test_each_call_starts_afresh
"""The jobs of a call that failed are still in the list at the next."""
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


jobs = []


def parallel_apply(ctx, fn, items):
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
        pass
    done, jobs[:] = list(jobs), []
    if not all(job.done for job in done):
        jobs.extend(done)
    for index, job in enumerate(done):
        if not job.done:
            raise WorkerFailed(index)
    return [job.value for job in done]
