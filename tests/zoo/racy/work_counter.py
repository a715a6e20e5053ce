"""Workers count down what is left without a lock; nobody sees the end."""

import threading

FEWEST_PREEMPTIONS = 1
lock = threading.Lock()
left, ended = 3, []


def work():
    global left
    left -= 1
    if left == 0:
        ended.append(True)


def main():
    threads = [threading.Thread(target=each) for each in [work, work, work]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended == [True], (left, ended)
