"""`len` is tested before `append`: the room for one holds two."""

import threading

FEWEST_PREEMPTIONS = 1
room = []


def enter(who):
    if len(room) < 1:
        room.append(who)


def main():
    threads = [threading.Thread(target=enter, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(room) == 1, room
