"""Two semaphores let two threads take turns."""

import threading

ping, pong = threading.Semaphore(1), threading.Semaphore(0)
log = []


def player(word, mine, other):
    for _ in range(2):
        mine.acquire()
        log.append(word)
        other.release()


def main():
    threads = [
        threading.Thread(target=player, args=a)
        for a in (("ping", ping, pong), ("pong", pong, ping))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log == ["ping", "pong"] * 2, log
