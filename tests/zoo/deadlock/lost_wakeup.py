"""The flag is tested outside the condition: the notification comes before the wait."""

import threading

FEWEST_PREEMPTIONS = 1
changed = threading.Condition()
ready = False


def wait_for_it():
    if not ready:
        with changed:
            changed.wait()


def announce():
    global ready
    ready = True
    with changed:
        changed.notify()


def main():
    threads = [threading.Thread(target=wait_for_it), threading.Thread(target=announce)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
