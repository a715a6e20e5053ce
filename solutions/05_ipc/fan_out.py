"""A writer and several readers; every reader learns when it is done."""

from multiprocessing import Pipe, Process, Queue
from multiprocessing.connection import wait


class ReaderDied(Exception):
    """A reader ended before its time, and with it an item is lost."""


def fan_out(items, workers):
    """Return the list of what the readers made of the items."""
    tasks = Queue()
    readers, ends = [], []
    for _ in range(workers):
        # A pipe of its own for each reader. If they shared a queue for the texts, one that is
        # killed while it holds the lock of that queue would stop all the others.
        ours, theirs = Pipe(duplex=False)
        reader = Process(target=read, args=(tasks, theirs))
        reader.start()
        # Now only the reader holds that end: when it ends, in whatever way, we see the end of
        # the file. And the next reader, if it is forked, does not inherit a copy.
        theirs.close()
        readers.append(reader)
        ends.append(ours)
    writer = Process(target=write, args=(tasks, items, workers))
    writer.start()
    texts = collect(ends)
    if len(texts) < len(items):
        # No reader is left, so the writer might wait for ever for room in the queue.
        writer.terminate()
    for process in (writer, *readers):
        process.join()
    tasks.close()
    if len(texts) < len(items):
        raise ReaderDied(f"{len(items) - len(texts)} items are lost")
    return [texts[index] for index in range(len(items))]


def collect(ends):
    """Read from all the readers until each has ended; joining first could wait for ever."""
    texts = {}
    while ends:
        for end in wait(ends):
            try:
                index, text = end.recv()
                texts[index] = text
            except EOFError:
                ends.remove(end)
                end.close()
    return texts


def write(tasks, items, workers):
    # Pairs: no item can be mistaken for the sentinel, and the order can be restored.
    for task in enumerate(items):
        tasks.put(task)
    # A sentinel is eaten by whoever takes it: one for each reader.
    for _ in range(workers):
        tasks.put(None)


def read(tasks, end):
    while (task := tasks.get()) is not None:
        index, item = task
        end.send((index, f"Get {item} from queue."))
