"""Two locks, taken in two orders. Read it; leave it as it is."""

import threading

red = threading.Lock()
blue = threading.Lock()
done = []


def red_first():
    with red:  # a step: take red
        with blue:  # a step: take blue
            done.append("A")  # a step


def blue_first():
    with blue:
        with red:
            done.append("B")


def program():
    a = threading.Thread(target=red_first)
    b = threading.Thread(target=blue_first)
    a.start()
    b.start()
    a.join()
    b.join()
    return done


if __name__ == "__main__":
    print(program())
