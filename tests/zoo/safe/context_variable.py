"""A context variable has its own value in each thread."""

import threading
from contextvars import ContextVar

user = ContextVar("user", default="nobody")
seen = []


def handle(name):
    assert user.get() in ("nobody", "main")
    user.set(name)
    seen.append(name)
    assert user.get() == name, user.get()


def main():
    user.set("main")
    threads = [threading.Thread(target=handle, args=(name,)) for name in ("ana", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert user.get() == "main" and sorted(seen) == ["ana", "ben"]
