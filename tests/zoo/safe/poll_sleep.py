"""Main polls a flag with `sleep` until the worker has raised it."""

import threading
import time

done = False


def work():
    global done
    time.sleep(0.002)
    done = True


def main():
    threading.Thread(target=work).start()
    while not done:
        time.sleep(0.001)
    assert done is True
