"""A recursion takes a re-entrant lock at each level."""

import threading

lock = threading.RLock()
log = []


def down(who, depth):
    with lock:
        log.append(who)
        if depth:
            down(who, depth - 1)


def main():
    threads = [threading.Thread(target=down, args=(who, 3)) for who in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "".join(log) in ("aaaabbbb", "bbbbaaaa"), log
