"""The question is asked again inside the lock."""

import threading

lock = threading.Lock()
refreshes = []


def refresh(who):
    if not refreshes and not lock.locked():
        with lock:
            if not refreshes:
                refreshes.append(who)


def main():
    threads = [threading.Thread(target=refresh, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refreshes) <= 1, refreshes
