"""A password that may be used once is looked at by two, and struck out twice."""

import threading

FEWEST_PREEMPTIONS = 1
valid = {"4711"}
logins = []


def login(name, word):
    if word in valid:
        valid.discard(word)
        logins.append(name)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((login, "ana", "4711"), (login, "eve", "4711"))
    assert len(logins) == 1, logins
