"""Main spins on a flag without any sleep."""

import threading

flags = {"done": False}


def work():
    flags["done"] = True


def main():
    worker = threading.Thread(target=work)
    worker.start()
    while not flags["done"]:
        pass
    worker.join()
