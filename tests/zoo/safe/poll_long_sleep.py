"""Main polls often while a worker sleeps long: nothing is stuck."""

import threading
import time

done = False


def work():
    global done
    time.sleep(0.4)
    done = True


def main():
    threading.Thread(target=work).start()
    while not done:
        time.sleep(0.00001)
    assert done
