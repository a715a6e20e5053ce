# verdict: wrong|left-behind
# check: test_an_empty_queue_is_not_the_end
"""A reader ends when the queue is empty at the moment."""
from multiprocessing import Process, Queue
from queue import Empty


class ReaderDied(Exception):
    pass


def write(tasks, items):
    for task in enumerate(items):
        tasks.put(task)


def read(tasks, texts):
    while not tasks.empty():
        try:
            index, item = tasks.get(timeout=0.02)
        except Empty:
            break
        texts.put((index, f"Get {item} from queue."))


def fan_out(items, workers):
    tasks, texts = Queue(), Queue()
    writer = Process(target=write, args=(tasks, items))
    readers = [Process(target=read, args=(tasks, texts)) for _ in range(workers)]
    for each in (writer, *readers):
        each.start()
    found = {}
    try:
        while len(found) < len(items):
            index, text = texts.get(timeout=0.3)
            found[index] = text
    except Empty:
        writer.terminate()
    for each in (writer, *readers):
        each.join()
    return [found[index] for index in sorted(found)]
