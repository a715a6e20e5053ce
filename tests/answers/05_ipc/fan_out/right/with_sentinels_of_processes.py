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
            # Who has ended is looked up once, before the texts: what he left is there by now.
            ends = [each.exitcode for each in crew]
            while not texts.empty():
                message = texts.get()
                if message is None:
                    ended += 1
                else:
                    found[message[0]] = message[1]
            if any(ends) or ends[:workers].count(0) > ended:
                raise ReaderDied
            if ended < workers:
                alive = [each.sentinel for each, end in zip(crew, ends) if end is None]
                wait([texts._reader, *alive])
    except ReaderDied:
        for process in crew:
            process.terminate()
        raise
    finally:
        for process in crew:
            process.join()
        texts.close()
    return found
