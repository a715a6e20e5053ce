"""An object is changed by one thread at a time; a queue passes it on."""

import queue
import threading

desk = queue.Queue()
back = queue.Queue()


def stamp():
    letter = desk.get()
    letter["stamps"] += 1
    back.put(letter)


def main():
    letter = {"stamps": 0}
    letter["stamps"] += 1
    desk.put(letter)
    worker = threading.Thread(target=stamp)
    worker.start()
    letter = back.get()
    letter["stamps"] += 1
    worker.join()
    assert letter["stamps"] == 3, letter
