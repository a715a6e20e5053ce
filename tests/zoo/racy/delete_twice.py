"""Two threads find the session and both delete it: KeyError."""

import threading

FEWEST_PREEMPTIONS = 1
sessions = {"ana": 1}


def log_out(name):
    if name in sessions:
        del sessions[name]


def main():
    threads = [threading.Thread(target=log_out, args=("ana",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
