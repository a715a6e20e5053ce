# verdict: hung
# check: test_a_dead_reader_is_noticed
"""Waits for as many texts as items, whoever has died."""
from multiprocessing import Process, Queue


class ReaderDied(Exception):
    pass


def write(tasks, items, workers):
    for task in enumerate(items):
        tasks.put(task)
    for _ in range(workers):
        tasks.put(None)


def read(tasks, texts):
    while (task := tasks.get()) is not None:
        index, item = task
        texts.put((index, f"Get {item} from queue."))


def fan_out(items, workers):
    tasks, texts = Queue(), Queue()
    writer = Process(target=write, args=(tasks, items, workers))
    readers = [Process(target=read, args=(tasks, texts)) for _ in range(workers)]
    for each in (writer, *readers):
        each.start()
    found = dict(texts.get() for _ in items)
    for each in (writer, *readers):
        each.join()
    return [found[index] for index in range(len(items))]
