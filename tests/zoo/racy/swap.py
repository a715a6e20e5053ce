"""Two threads swap two globals; one value ends in both places."""

import threading

FEWEST_PREEMPTIONS = 1
left, right = "L", "R"


def swap():
    global left, right
    left, right = right, left


def main():
    threads = [threading.Thread(target=swap) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (left, right) == ("L", "R"), (left, right)
