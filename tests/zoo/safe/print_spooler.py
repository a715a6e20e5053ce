"""A spooler starts a thread to run its scheduler's jobs only when there is something to do."""

import sched
import threading


class Spooler:
    def __init__(self):
        self.sched = sched.scheduler(lambda: 0, lambda delay: None)
        self.lock = threading.Lock()
        self.running = False
        self.runners = []
        self.printed = []

    # Safe: jobs are entered under the lock, and running is reset under it only when the queue is
    # seen empty, so a job always finds a runner that will look again or starts a new one. The job
    # itself (run outside the lock) only appends, and ends before its runner does.
    def submit(self, doc, priority):
        with self.lock:
            self.sched.enter(0, priority, self.printed.append, (doc,))
            if not self.running:
                self.running = True
                runner = threading.Thread(target=self.drain)
                self.runners.append(runner)
                runner.start()

    def drain(self):
        while True:
            self.sched.run()
            with self.lock:
                if self.sched.empty():
                    self.running = False
                    return


def main():
    spooler = Spooler()
    clients = [threading.Thread(target=spooler.submit, args=(doc, 1)) for doc in ("a", "b")]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    for runner in spooler.runners:
        runner.join()
    assert sorted(spooler.printed) == ["a", "b"], spooler.printed
