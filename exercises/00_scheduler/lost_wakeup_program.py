"""One waits for a bell, the other rings it. Read it; leave it as it is."""

import threading

ready = False
bell = threading.Condition()


def wait_for_it():
    if not ready:  # a step: read ready
        with bell:  # a step: take the lock of the bell
            bell.wait()  # gives the lock back and sleeps until the bell rings


def ring():
    global ready
    ready = True  # a step: write ready
    with bell:  # a step: take the lock of the bell
        bell.notify()  # wakes whoever sleeps NOW; nobody there, nothing happens


def program():
    a = threading.Thread(target=wait_for_it)
    b = threading.Thread(target=ring)
    a.start()
    b.start()
    a.join()
    b.join()
    return "both came to their end"


if __name__ == "__main__":
    print(program())
