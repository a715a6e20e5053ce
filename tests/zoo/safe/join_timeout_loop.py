"""`join` with a time-out, repeated while the thread is alive."""

import threading

out = []


def work():
    out.append("a")
    out.append("b")


def main():
    worker = threading.Thread(target=work)
    worker.start()
    while worker.is_alive():
        worker.join(timeout=0.01)
    assert out == ["a", "b"]
