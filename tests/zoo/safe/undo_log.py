"""Two edits note the text before them, and an undo brings back a text that never was the last."""

import threading

text = ["a"]
log = []
lock = threading.Lock()


def edit(letter):
    with lock:
        log.append("".join(text))
        text.append(letter)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((edit, "b"), (edit, "c"))
    assert [len(each) for each in log] == [1, 2], log
