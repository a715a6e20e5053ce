"""Cars of both sides take the end where they come from, then the other one. Repaired."""

import threading

north, south = threading.Lock(), threading.Lock()
crossed = []


def cross(name, here, there):
    here, there = north, south
    with here:
        with there:
            crossed.append(name)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((cross, "a", north, south), (cross, "b", south, north), (cross, "c", north, south))
    assert len(crossed) == 3
