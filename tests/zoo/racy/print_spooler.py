"""A spooler starts a thread to run its scheduler's jobs only when there is something to do.

The runner is preempted after run() found the queue empty and before running = False; a client
enters a job, sees running and starts nothing: never printed (1 preemption).
"""

import sched
import threading

FEWEST_PREEMPTIONS = 1


class Spooler:
    def __init__(self):
        self.sched = sched.scheduler(lambda: 0, lambda delay: None)
        self.running = False
        self.runners = []
        self.printed = []

    def submit(self, doc, priority):
        self.sched.enter(0, priority, self.printed.append, (doc,))
        if not self.running:
            self.running = True
            runner = threading.Thread(target=self.drain)
            self.runners.append(runner)
            runner.start()

    def drain(self):
        self.sched.run()
        self.running = False


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
