# verdict: wrong
# check: test_every_start_method
"""A lambda as target cannot be pickled for a spawned child."""
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
    writer = Process(target=lambda: write(tasks, items, workers))
    readers = [Process(target=lambda: read(tasks, texts)) for _ in range(workers)]
    for each in (writer, *readers):
        each.start()
    found = dict(texts.get() for _ in items)
    for each in (writer, *readers):
        each.join()
    return [found[index] for index in range(len(items))]
