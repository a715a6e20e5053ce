"""`pop` with a default finds and deletes in one step."""

import threading

sessions = {"ana": 1}


def log_out(name):
    sessions.pop(name, None)


def main():
    threads = [threading.Thread(target=log_out, args=("ana",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
