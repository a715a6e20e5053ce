"""The producer says that it is done before its last item is in the list."""

import threading

FEWEST_PREEMPTIONS = 1
items, seen = [], []
done = False


def produce():
    global done
    items.append(1)
    done = True
    items.append(2)


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
