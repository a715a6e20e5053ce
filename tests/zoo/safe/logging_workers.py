"""Workers write through `logging`, whose handlers have locks of their own."""

import io
import logging
import threading


def work(log, n):
    log.info("working on %d", n)


def main():
    stream = io.StringIO()
    log = logging.Logger("zoo")
    log.addHandler(logging.StreamHandler(stream))
    threads = [threading.Thread(target=work, args=(log, n)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(stream.getvalue().split("\n")) == ["", "working on 0", "working on 1"]
