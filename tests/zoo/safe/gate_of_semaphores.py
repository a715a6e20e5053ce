"""Two semaphores in different order; the second thread comes from the other side. Repaired."""

import threading

left, right = threading.Semaphore(1), threading.Semaphore(1)


def forth():
    with left, right:
        pass


def back():
    with left, right:
        pass


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((forth,), (back,))
