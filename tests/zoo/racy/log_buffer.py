"""Two requests copy their lines to the same place of a log buffer: the end is moved afterwards."""

import threading

FEWEST_PREEMPTIONS = 1
buffer = [None] * 8
end = 0


def log(words):
    global end
    start = end
    for place, word in enumerate(words):
        buffer[start + place] = word
    end = start + len(words)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((log, ["GET", "/"]), (log, ["POST", "/x"]))
    kept = {word for word in buffer if word}
    assert kept == {"GET", "/", "POST", "/x"}, buffer
