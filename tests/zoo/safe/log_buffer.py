"""Two requests copy their lines to the same place of a log buffer: the end is moved afterwards."""

import threading

buffer = [None] * 8
end = 0
lock = threading.Lock()


def log(words):
    global end
    with lock:
        start = end
        end = start + len(words)
    for place, word in enumerate(words):
        buffer[start + place] = word


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
