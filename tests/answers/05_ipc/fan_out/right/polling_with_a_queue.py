"""One queue for texts; now and then a look at who is still alive."""
import queue
from multiprocessing import Process, Queue


class ReaderDied(RuntimeError):
    pass


END = ()


def write(tasks, items, workers):
    for index, item in enumerate(items):
        tasks.put((index, item))
    for _ in range(workers):
        tasks.put(END)


def read(tasks, texts):
    while True:
        task = tasks.get()
        if task == END:
            break
        texts.put((task[0], f"Get {task[1]} from queue."))


def fan_out(items, workers):
    tasks, texts = Queue(), Queue()
    readers = [Process(target=read, args=(tasks, texts)) for _ in range(workers)]
    writer = Process(target=write, args=(tasks, items, workers))
    for process in [writer] + readers:
        process.start()
    found = {}
    while len(found) < len(items):
        dead = [p for p in readers if p.exitcode is not None]
        try:
            index, text = texts.get(timeout=0.05)
            found[index] = text
        except queue.Empty:
            # nothing for a while, and somebody had ended before that
            if any(p.exitcode for p in dead) or len(dead) == workers:
                for process in [writer] + readers:
                    process.kill()
                    process.join()
                raise ReaderDied("a reader died")
    for process in [writer] + readers:
        process.join()
    return [text for _, text in sorted(found.items())]
