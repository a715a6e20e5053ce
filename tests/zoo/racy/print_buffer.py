"""Two threads write a line in two parts to one stream; the lines mix."""

import io
import threading

FEWEST_PREEMPTIONS = 1
stream = io.StringIO()


def say(word):
    stream.write(word)
    stream.write("\n")


def main():
    threads = [threading.Thread(target=say, args=(word,)) for word in ("aa", "bb")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(stream.getvalue().split()) == ["aa", "bb"], stream.getvalue()
