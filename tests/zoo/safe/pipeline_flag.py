"""It says so afterwards."""

import threading

items, seen = [], []
done = False


def produce():
    global done
    items.append(1)
    items.append(2)
    done = True


def consume():
    finished = done
    seen.extend(items)
    if finished:
        assert seen == [1, 2], seen


def main():
    threads = [threading.Thread(target=each) for each in [produce, consume]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
