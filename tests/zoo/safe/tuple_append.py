"""`append` on a list is one step."""

import threading

entries = []


def add(entry):
    entries.append(entry)


def main():
    threads = [threading.Thread(target=add, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(entries) == [0, 1], entries
