"""Each thread waits for a semaphore that the one before gives back."""

from threading import Semaphore, Thread

log = []


def say(word, before, after):
    with before:
        log.append(word)
    after.release()


def main():
    doors = [Semaphore(1), Semaphore(0), Semaphore(0), Semaphore(0)]
    words = ("first", "second", "third")
    threads = [Thread(target=say, args=args) for args in zip(words, doors, doors[1:])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log == ["first", "second", "third"], log
