"""The weak cache looks and fills under a lock."""

import threading
import weakref


class Page:
    pass


pages = weakref.WeakValueDictionary()
made = []
lock = threading.Lock()


def load(name):
    with lock:
        page = pages.get(name)
        if page is None:
            page = Page()
            pages[name] = page
            made.append(page)


def main():
    threads = [threading.Thread(target=load, args=("a",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1, len(made)
