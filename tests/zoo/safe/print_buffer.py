"""Each line is written by one call."""

import io
import threading

stream = io.StringIO()


def say(word):
    stream.write(word + "\n")


def main():
    threads = [threading.Thread(target=say, args=(word,)) for word in ("aa", "bb")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(stream.getvalue().split()) == ["aa", "bb"], stream.getvalue()
