"""A barrier for three, and only two come."""

import threading

FEWEST_PREEMPTIONS = 0
meeting = threading.Barrier(3)


def main():
    threads = [threading.Thread(target=meeting.wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
