"""The place is taken under the same lock as the append."""

import threading

names = []
lock = threading.Lock()


def register(name):
    with lock:
        names.append(name)
        place = len(names) - 1
    assert names[place] == name, (place, names)


def main():
    threads = [threading.Thread(target=register, args=(name,)) for name in ("ana", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
