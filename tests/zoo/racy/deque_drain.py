"""Two threads drain a deque; its last entry can be taken only once."""

import threading
from collections import deque

FEWEST_PREEMPTIONS = 1
pending = deque(["a"])
done = []


def drain():
    while len(pending) > 0:
        done.append(pending.popleft())


def main():
    threads = [threading.Thread(target=drain) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == ["a"], done
