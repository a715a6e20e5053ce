"""A message is sent to everybody in a room while somebody leaves. Repaired."""

import threading

room = {"ana": [], "ben": []}
lock = threading.Lock()


def say(text):
    with lock:
        names = list(room)
        for name in names:
            room[name].append(text)


def leave(name):
    with lock:
        room.pop(name)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((say, "hello"), (leave, "ana"))
