"""Heating and window are switched by two threads that look at each other's switch."""

import threading

FEWEST_PREEMPTIONS = 1
heating = window = False


def heat():
    global heating
    if not window:
        heating = True


def open_window():
    global window
    if not heating:
        window = True


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((heat,), (open_window,))
    assert not (heating and window)
