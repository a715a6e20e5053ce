"""Two counters. Read it; leave it as it is."""

import threading

count = 0


def add_one(name):
    global count
    count = count + 1  # two steps: read count, write the sum


def program():
    a = threading.Thread(target=add_one, args=("A",))
    b = threading.Thread(target=add_one, args=("B",))
    a.start()
    b.start()
    a.join()
    b.join()
    return count


if __name__ == "__main__":
    print(program())
