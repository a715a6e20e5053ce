"""`get` asks and reads in one step."""

import threading

cache = {"page": "text"}
seen = []


def read():
    page = cache.get("page")
    if page is not None:
        seen.append(page)


def evict():
    cache.clear()


def main():
    threads = [threading.Thread(target=read), threading.Thread(target=evict)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
