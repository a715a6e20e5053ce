"""A message is sent to everybody in a room while somebody leaves."""

import threading

FEWEST_PREEMPTIONS = 1
room = {"ana": [], "ben": []}


def say(text):
    for name in room:
        room[name].append(text)


def leave(name):
    room.pop(name)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((say, "hello"), (leave, "ana"))
