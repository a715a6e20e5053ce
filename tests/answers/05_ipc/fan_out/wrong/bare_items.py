# verdict: wrong|hung
# check: test_each_item_is_read_once
"""Items travel bare: None, an item, ends a reader."""
from multiprocessing import Process, Queue
from queue import Empty


class ReaderDied(Exception):
    pass


def write(tasks, items, workers):
    for item in items:
        tasks.put(item)
    for _ in range(workers):
        tasks.put(None)


def read(tasks, texts):
    while (item := tasks.get()) is not None:
        texts.put(f"Get {item} from queue.")


def fan_out(items, workers):
    tasks, texts = Queue(), Queue()
    writer = Process(target=write, args=(tasks, items, workers))
    readers = [Process(target=read, args=(tasks, texts)) for _ in range(workers)]
    for each in (writer, *readers):
        each.start()
    found = []
    try:
        while len(found) < len(items):
            found.append(texts.get(timeout=0.3))
    except Empty:
        pass
    for each in (writer, *readers):
        each.join()
    return found
