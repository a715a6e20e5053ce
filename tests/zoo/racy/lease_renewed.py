"""A lease has run out when it is looked at, and is taken away after it was renewed."""

import threading

FEWEST_PREEMPTIONS = 1
lease = {"owner": "ana", "until": 5}
now = 6


def renew():
    if lease["owner"] == "ana":
        lease["until"] = 10


def expire():
    if lease["until"] < now:
        lease["owner"] = None


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((renew,), (expire,))
    assert lease != {"owner": None, "until": 10}, lease
