"""Jobs on a sched.scheduler with a fake clock, cancelled while the scheduler runs.

A canceller sees the job in the queue, is preempted, and meanwhile the runner (or the other
canceller) takes the job out, so cancel() raises ValueError in the canceller; 1 preemption.
"""

import sched
import threading

FEWEST_PREEMPTIONS = 1


class FakeClock:
    def __init__(self):
        self.now = 0

    def time(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


def main():
    clock = FakeClock()
    agenda = sched.scheduler(clock.time, clock.sleep)
    ran, cancelled = [], []
    agenda.enter(1, 1, ran.append, ("report",))
    backup = agenda.enter(2, 1, ran.append, ("backup",))

    def cancel(who):
        if backup in agenda.queue:
            agenda.cancel(backup)
            cancelled.append(who)

    threads = [threading.Thread(target=agenda.run)]
    threads += [threading.Thread(target=cancel, args=(w,)) for w in ("user", "admin")]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert "report" in ran and agenda.empty()
    assert ran.count("backup") + len(cancelled) == 1
