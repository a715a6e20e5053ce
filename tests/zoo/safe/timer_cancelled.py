"""A timer is cancelled long before it would go off."""

import threading

rung = []


def main():
    timer = threading.Timer(3600, rung.append, args=["late"])
    timer.start()
    timer.cancel()
    timer.join()
    assert rung == [], rung
