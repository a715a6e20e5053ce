"""Two threads alternate with one condition and a turn."""

import threading

changed = threading.Condition()
turn = "foo"
log = []


def say(word, following):
    global turn
    for _ in range(2):
        with changed:
            changed.wait_for(lambda: turn == word)
            log.append(word)
            turn = following
            changed.notify()


def main():
    threads = [threading.Thread(target=say, args=pair) for pair in (("foo", "bar"), ("bar", "foo"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log == ["foo", "bar"] * 2, log
