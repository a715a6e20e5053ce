"""One thread gives up and aborts the barrier; the other one is told."""

import threading

meeting = threading.Barrier(2)
told = []


def come():
    try:
        meeting.wait()
    except threading.BrokenBarrierError:
        told.append("broken")


def give_up():
    meeting.abort()


def main():
    threads = [threading.Thread(target=come), threading.Thread(target=give_up)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == ["broken"] and meeting.broken
