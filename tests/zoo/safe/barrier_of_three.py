"""A barrier for as many as come."""

import threading

meeting = threading.Barrier(2)


def main():
    threads = [threading.Thread(target=meeting.wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
