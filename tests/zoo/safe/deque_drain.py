"""Take first, stop when it was empty: `popleft` is one step."""

import threading
from collections import deque

pending = deque(["a"])
done = []


def drain():
    while True:
        try:
            done.append(pending.popleft())
        except IndexError:
            return


def main():
    threads = [threading.Thread(target=drain) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == ["a"], done
