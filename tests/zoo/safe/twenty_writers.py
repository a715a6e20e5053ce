"""Twenty threads each replace the whole entry in one step."""

import threading

entry = {"who": ("name-0", 0)}


def rename(n):
    entry["who"] = (f"name-{n}", n)


def check():
    name, age = entry["who"]
    assert name == f"name-{age}", (name, age)


def main():
    threads = [
        *(threading.Thread(target=rename, args=(n,)) for n in range(1, 20)),
        threading.Thread(target=check),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
