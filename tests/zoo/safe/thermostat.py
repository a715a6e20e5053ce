"""Heating and window are switched by two threads that look at each other's switch. Repaired."""

import threading

heating = window = False
lock = threading.Lock()


def heat():
    global heating
    with lock:
        if not window:
            heating = True


def open_window():
    global window
    with lock:
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
