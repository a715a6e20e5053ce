"""The writer gives each reader its items over a pipe of its own."""
from multiprocessing import Pipe, Process


class ReaderDied(Exception):
    pass


def write(outs, items):
    for index, item in enumerate(items):
        try:
            outs[index % len(outs)].send((index, item))
        except BrokenPipeError:
            pass
    for out in outs:
        out.close()


def read(inbox, outbox, others):
    for each in others:
        each.close()
    try:
        while True:
            index, item = inbox.recv()
            outbox.send((index, f"Get {item} from queue."))
    except EOFError:
        pass


def fan_out(items, workers):
    inboxes, outs = zip(*(Pipe(False) for _ in range(workers)))
    crew, ends = [], []
    for inbox in inboxes:
        end, outbox = Pipe(False)
        crew.append(Process(target=read, args=(inbox, outbox, outs)))
        crew[-1].start()
        outbox.close()
        inbox.close()
        ends.append(end)
    crew.append(Process(target=write, args=(outs, items)))
    crew[-1].start()
    for out in outs:
        out.close()
    found = {}
    for place, end in enumerate(ends):
        for index in range(place, len(items), workers):
            try:
                found.update([end.recv()])
            except EOFError:
                break
    for end in ends:
        end.close()
    for process in crew:
        process.join()
    if len(found) < len(items):
        raise ReaderDied(sorted(set(range(len(items))) - set(found)))
    return [found[index] for index in range(len(items))]
