"""Timers with different times go off, each of them once."""

from threading import Timer

rung = []


def main():
    threads = [Timer(delay, rung.append, args=(delay,)) for delay in (0.3, 0.1, 0.2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(rung) == [0.1, 0.2, 0.3], rung
