"""Sets of seen numbers: `add` is one step and may be repeated."""

import threading

seen = set()


def visit(numbers):
    for n in numbers:
        if n not in seen:
            seen.add(n)


def main():
    threads = [threading.Thread(target=visit, args=(numbers,)) for numbers in ((1, 2), (2, 3))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {1, 2, 3}, seen
