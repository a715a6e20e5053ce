# verdict: wrong
# check: test_each_item_is_read_once
"""Endless readers, killed when all texts are there."""
from multiprocessing import Process, Queue


class ReaderDied(Exception):
    pass


def write(tasks, items):
    for task in enumerate(items):
        tasks.put(task)


def read(tasks, texts):
    while True:
        index, item = tasks.get()
        texts.put((index, f"Get {item} from queue."))


def fan_out(items, workers):
    tasks, texts = Queue(), Queue()
    writer = Process(target=write, args=(tasks, items))
    readers = [Process(target=read, args=(tasks, texts)) for _ in range(workers)]
    for each in (writer, *readers):
        each.start()
    found = dict(texts.get() for _ in items)
    writer.join()
    for reader in readers:
        reader.terminate()
        reader.join()
    return [found[index] for index in range(len(items))]
