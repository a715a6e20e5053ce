"""Passengers wait for the car and the car for passengers: the second bell is not heard."""

import threading

full = threading.Condition()
aboard = 0
left = False


def ride():
    global aboard
    with full:
        aboard += 1
        full.notify_all()
        while not left:
            full.wait()


def drive():
    global left
    with full:
        while aboard < 2:
            full.wait()
        left = True
        full.notify_all()


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((drive,), (ride,), (ride,))
