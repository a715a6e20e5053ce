"""Each thread has its own name, and an entry that only it touches."""

from threading import Thread, current_thread

totals = {}


def work():
    name = current_thread().name
    totals[name] = totals.get(name, 0) + 1


def main():
    threads = [Thread(target=work, name=f"worker-{n}") for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(totals.values()) == 2, totals
