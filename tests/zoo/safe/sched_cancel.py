"""Jobs on a sched.scheduler with a fake clock, cancelled while the scheduler runs."""

# WHY SAFE: cancel() itself is the atomic test (under the scheduler's own lock): it removes the
# event or raises ValueError, which is handled; so the job is taken out exactly once, by the
# runner or by one canceller.
import sched
import threading


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
        try:
            agenda.cancel(backup)
        except ValueError:
            return
        cancelled.append(who)

    threads = [threading.Thread(target=agenda.run)]
    threads += [threading.Thread(target=cancel, args=(w,)) for w in ("user", "admin")]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert "report" in ran and agenda.empty()
    assert ran.count("backup") + len(cancelled) == 1
