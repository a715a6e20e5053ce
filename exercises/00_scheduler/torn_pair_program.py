"""Ten coins in two pockets, and somebody who counts them. Read it; leave it as it is."""

import threading

left = 10
right = 0
counted = None


def move():
    global left, right
    left = left - 10  # two steps: read, write
    right = right + 10  # two steps: read, write


def count():
    global counted
    counted = left + right  # two steps: read left, read right


def program():
    a = threading.Thread(target=move)
    b = threading.Thread(target=count)
    a.start()
    b.start()
    a.join()
    b.join()
    return counted


if __name__ == "__main__":
    print(program())
