"""A semaphore counts the free connections; the list gives them out."""

import threading

free = ["c1", "c2"]
permits = threading.BoundedSemaphore(2)
used = []


def query():
    with permits:
        connection = free.pop()
        used.append(connection)
        free.append(connection)


def main():
    threads = [threading.Thread(target=query) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(used) == 3 and sorted(free) == ["c1", "c2"]
