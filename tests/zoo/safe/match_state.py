"""The `match` and its cases run under a lock."""

import threading

state = "idle"
starts = []
lock = threading.Lock()


def start(who):
    global state
    with lock:
        match state:
            case "idle":
                state = "running"
                starts.append(who)
            case _:
                pass


def main():
    threads = [threading.Thread(target=start, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(starts) == 1, starts
