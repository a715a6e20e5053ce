"""The count is kept under a lock."""

import threading

lock = threading.Lock()
left, ended = 3, []


def work():
    global left
    with lock:
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
