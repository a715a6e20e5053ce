"""The worker stores its own value in the `threading.local`."""

import threading

request = threading.local()
seen = []


def handle(user):
    request.user = user
    seen.append(request.user)


def main():
    request.user = "ana"
    worker = threading.Thread(target=handle, args=("ana",))
    worker.start()
    worker.join()
    assert seen == ["ana"]
