# verdict: wrong
# check: test_a_dead_reader_is_noticed
"""A text that was lost with its reader is left out in silence."""
from multiprocessing import Pipe, Process, Queue
from multiprocessing.connection import wait


class ReaderDied(Exception):
    pass


def write(tasks, items, workers):
    for task in enumerate(items):
        tasks.put(task)
    for _ in range(workers):
        tasks.put(None)


def read(tasks, end):
    while (task := tasks.get()) is not None:
        index, item = task
        end.send((index, f"Get {item} from queue."))


def fan_out(items, workers):
    tasks = Queue()
    processes, ends, found = [], [], {}
    for _ in range(workers):
        ours, theirs = Pipe()
        processes.append(Process(target=read, args=(tasks, theirs)))
        processes[-1].start()
        theirs.close()
        ends.append(ours)
    processes.append(Process(target=write, args=(tasks, items, workers)))
    processes[-1].start()
    while ends:
        for end in wait(ends):
            try:
                index, text = end.recv()
                found[index] = text
            except EOFError:
                end.close()
                ends.remove(end)
    for each in processes:
        each.join()
    return [found[index] for index in sorted(found)]
