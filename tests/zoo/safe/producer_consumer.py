"""One producer, two consumers, a queue of one place and two sentinels."""

from queue import Queue
from threading import Lock, Thread

shelf = Queue(maxsize=1)
eaten = []
lock = Lock()


def bake():
    for n in range(3):
        shelf.put(n)
    shelf.put(None)
    shelf.put(None)


def eat():
    for item in iter(shelf.get, None):
        with lock:
            eaten.append(item)


def main():
    threads = [Thread(target=bake), Thread(target=eat), Thread(target=eat)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(eaten) == [0, 1, 2], eaten
