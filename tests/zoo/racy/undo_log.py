"""Two edits note the text before them, and an undo brings back a text that never was the last."""

import threading

FEWEST_PREEMPTIONS = 1
text = ["a"]
log = []


def edit(letter):
    before = "".join(text)
    text.append(letter)
    log.append(before)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((edit, "b"), (edit, "c"))
    assert [len(each) for each in log] == [1, 2], log
