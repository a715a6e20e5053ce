# verdict: wrong
# check: test_the_texts_stand_in_the_order_of_the_items
"""Texts in the order in which they come."""
from multiprocessing import Process, Queue
from queue import Empty


class ReaderDied(Exception):
    pass


def write(tasks, items, workers):
    for item in items:
        tasks.put((item,))
    for _ in range(workers):
        tasks.put(None)


def read(tasks, texts):
    while (task := tasks.get()) is not None:
        texts.put(f"Get {task[0]} from queue.")


def fan_out(items, workers):
    tasks, texts = Queue(), Queue()
    writer = Process(target=write, args=(tasks, items, workers))
    readers = [Process(target=read, args=(tasks, texts)) for _ in range(workers)]
    for each in (writer, *readers):
        each.start()
    found = []
    while len(found) < len(items):
        try:
            found.append(texts.get(timeout=0.1))
        except Empty:
            if any(each.exitcode not in (0, None) for each in readers):
                writer.terminate()
                for each in readers:
                    each.terminate()
                    each.join()
                writer.join()
                raise ReaderDied from None
    for each in (writer, *readers):
        each.join()
    return found
