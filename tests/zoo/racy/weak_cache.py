"""A `WeakValueDictionary` is asked for an object that two threads then both make."""

import threading
import weakref

FEWEST_PREEMPTIONS = 1


class Page:
    pass


pages = weakref.WeakValueDictionary()
made = []


def load(name):
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
