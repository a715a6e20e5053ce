"""The sentinel of each process says when it has ended; texts in a SimpleQueue."""
from multiprocessing import Process, Queue, SimpleQueue
from multiprocessing.connection import wait


class ReaderDied(Exception):
    pass


def write(tasks, items, workers):
    for task in enumerate(items):
        tasks.put(task)
    for _ in range(workers):
        tasks.put("no more")


def read(tasks, texts):
    for index, item in iter(tasks.get, "no more"):
        texts.put((index, f"Get {item} from queue."))
    texts.put(None)


def fan_out(items, workers):
    tasks, texts = Queue(), SimpleQueue()
    crew = [Process(target=read, args=(tasks, texts)) for _ in range(workers)]
    crew.append(Process(target=write, args=(tasks, items, workers)))
    for process in crew:
        process.start()
    found, ended = [None] * len(items), 0
    try:
        while ended < workers:
            wait([texts._reader, *(each.sentinel for each in crew if each.exitcode is None)])
            while not texts.empty():
                message = texts.get()
                if message is None:
                    ended += 1
                else:
                    found[message[0]] = message[1]
            if any(each.exitcode for each in crew):
                raise ReaderDied
            if all(each.exitcode == 0 for each in crew) and ended < workers and texts.empty():
                raise ReaderDied
    except ReaderDied:
        for process in crew:
            process.terminate()
        raise
    finally:
        for process in crew:
            process.join()
        texts.close()
    return found
