"""Two threads each fill the other's queue before they read their own."""

import queue
import threading

FEWEST_PREEMPTIONS = 0


def talk(mine, other, heard):
    for word in ("hello", "bye"):
        other.put(word)
    for _ in range(2):
        heard.append(mine.get())


def main():
    a, b, heard = queue.Queue(1), queue.Queue(1), []
    threads = [
        threading.Thread(target=talk, args=(a, b, heard)),
        threading.Thread(target=talk, args=(b, a, heard)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(heard) == 4
