"""One seat, guarded by a flag. Read it; leave it as it is."""

import threading

taken = False
seated = []


def sit_down(name):
    global taken
    if not taken:  # a step: read taken
        taken = True  # a step: write taken
        seated.append(name)  # a step


def program():
    a = threading.Thread(target=sit_down, args=("A",))
    b = threading.Thread(target=sit_down, args=("B",))
    a.start()
    b.start()
    a.join()
    b.join()
    return seated


if __name__ == "__main__":
    print(program())
