# verdict: hung
# check: test_a_dead_reader_is_noticed
# When a reader has died the writer is waited for, though it has large items left.
import multiprocessing as mp
from multiprocessing.connection import wait


class ReaderDied(Exception):
    pass


def _write(q, items, workers):
    for pair in enumerate(items):
        q.put(pair)
    for _ in range(workers):
        q.put(None)


def _read(q, conn):
    while (pair := q.get()) is not None:
        index, item = pair
        conn.send((index, f"Get {item} from queue."))
    conn.send(None)


def fan_out(items, workers):
    q = mp.Queue()
    writer = mp.Process(target=_write, args=(q, items, workers))
    writer.start()
    readers, ends = [], []
    for _ in range(workers):
        r, w = mp.Pipe(False)
        p = mp.Process(target=_read, args=(q, w))
        p.start()
        w.close()
        readers.append(p)
        ends.append(r)
    texts, died, left = {}, False, list(ends)
    while left and not died:
        for r in wait(left):
            try:
                message = r.recv()
            except EOFError:
                died = True
                break
            if message is None:
                left.remove(r)
            else:
                texts[message[0]] = message[1]
    for p in [writer, *readers]:
        p.join()
    for r in ends:
        r.close()
    q.close()
    if died:
        raise ReaderDied
    return [texts[i] for i in range(len(items))]
