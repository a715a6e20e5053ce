"""`|=` changes the set in place, in one step."""

import threading

members = set()


def join(name):
    global members
    members |= {name}


def main():
    threads = [threading.Thread(target=join, args=(name,)) for name in ("ana", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert members == {"ana", "ben"}, sorted(members)
