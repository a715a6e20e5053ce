"""Two threads put and get in turn."""

import queue
import threading


def talk(mine, other, heard):
    for word in ("hello", "bye"):
        other.put(word)
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
