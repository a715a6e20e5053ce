# verdict: left-behind
# check: test_each_item_is_read_once
"""One sentinel for all the readers: the others wait for ever."""
from multiprocessing import Process, Queue


class ReaderDied(Exception):
    pass


def write(tasks, items, workers):
    for task in enumerate(items):
        tasks.put(task)
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
        each.join(0.2)
    return [found[index] for index in range(len(items))]
