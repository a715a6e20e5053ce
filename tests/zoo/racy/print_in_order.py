"""Three threads should append in order; nothing makes them."""

from threading import Thread

FEWEST_PREEMPTIONS = 0
log = []


def say(word):
    log.append(word)


def main():
    threads = [Thread(target=say, args=(word,)) for word in ("first", "second", "third")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log == ["first", "second", "third"], log
