"""The flag is tested and set inside the condition."""

import threading

changed = threading.Condition()
ready = False


def wait_for_it():
    with changed:
        while not ready:
            changed.wait()


def announce():
    global ready
    with changed:
        ready = True
        changed.notify()


def main():
    threads = [threading.Thread(target=wait_for_it), threading.Thread(target=announce)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
