"""A `match` reads the state, and the case writes it later: two threads start the engine."""

import threading

FEWEST_PREEMPTIONS = 1
state = "idle"
starts = []


def start(who):
    global state
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
