"""Two threads have the same name and share the entry that was meant for one."""

from threading import Thread, current_thread

FEWEST_PREEMPTIONS = 1
totals = {}


def work():
    name = current_thread().name
    totals[name] = totals.get(name, 0) + 1


def main():
    threads = [Thread(target=work, name="worker") for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(totals.values()) == 2, totals
