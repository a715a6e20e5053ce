"""Each thread changes an entry and an attribute that no other thread touches."""

import threading


class Cell:
    value = 0


cells = {name: Cell() for name in "ab"}
counts = {"a": 0, "b": 0}


def work(name):
    for _ in range(3):
        counts[name] += 1
        cells[name].value += 1


def main():
    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == {"a": 3, "b": 3} and cells["b"].value == 3
