"""A password that may be used once is looked at by two, and struck out twice. Repaired."""

import threading

valid = {"4711"}
logins = []


def login(name, word):
    try:
        valid.remove(word)
    except KeyError:
        return
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
