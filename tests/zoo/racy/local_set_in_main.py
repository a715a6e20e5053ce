"""A value stored in a `threading.local` by main is not there in the worker."""

import threading

FEWEST_PREEMPTIONS = 0
request = threading.local()
seen = []


def handle():
    seen.append(request.user)


def main():
    request.user = "ana"
    worker = threading.Thread(target=handle)
    worker.start()
    worker.join()
    assert seen == ["ana"]
