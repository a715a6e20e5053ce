"""The room counts and admits under a lock."""

import threading

room = []
door = threading.Lock()


def enter(who):
    with door:
        if len(room) < 1:
            room.append(who)


def main():
    threads = [threading.Thread(target=enter, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(room) == 1, room
