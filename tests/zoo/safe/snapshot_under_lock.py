"""The list is copied under the lock and walked outside it."""

import threading

lock = threading.Lock()
people = ["ana", "ben"]
greeted = []


def greet():
    with lock:
        copy = people[:]
    for name in copy:
        greeted.append(name)


def leave():
    with lock:
        people.remove("ana")


def main():
    threads = [threading.Thread(target=greet), threading.Thread(target=leave)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "ben" in greeted
