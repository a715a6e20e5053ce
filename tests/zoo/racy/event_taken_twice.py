"""An event is used as a token: looking at it and clearing it are two steps."""

import threading

FEWEST_PREEMPTIONS = 1
token = threading.Event()
runs = []


def work(who):
    if token.is_set():
        token.clear()
        runs.append(who)


def main():
    token.set()
    threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(runs) == 1, runs
