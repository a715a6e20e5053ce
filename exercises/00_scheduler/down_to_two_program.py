"""Two threads count to three. Read it; leave it as it is."""

import threading

total = 0


def count_to_three(name):
    global total
    for _ in range(3):
        total = total + 1  # two steps: read total, write the sum


def program():
    a = threading.Thread(target=count_to_three, args=("A",))
    b = threading.Thread(target=count_to_three, args=("B",))
    a.start()
    b.start()
    a.join()
    b.join()
    return total


if __name__ == "__main__":
    print(program())
