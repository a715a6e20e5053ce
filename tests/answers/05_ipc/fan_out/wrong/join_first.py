# verdict: hung
# check: test_any_size_goes_through
"""Waits for the readers before it takes their texts; also never misses a dead one."""
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
    for each in readers:
        each.join()
    writer.terminate()
    writer.join()
    if any(each.exitcode for each in readers):
        raise ReaderDied
    found = dict(texts.get() for _ in items)
    return [found[index] for index in range(len(items))]
