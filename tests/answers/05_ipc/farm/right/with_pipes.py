"""A pipe for each worker; the caller gives the next task to whoever is ready."""
from multiprocessing.connection import wait


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def work(conn, fn):
    with conn:
        while True:
            message = conn.recv()
            if not message:
                return
            try:
                answer = (True, fn(message[0]))
            except BaseException:
                answer = (False, None)
            conn.send(answer)


def farm(ctx, fn, items, n_workers):
    ends, workers = [], []
    for _ in range(n_workers):
        ours, theirs = ctx.Pipe()
        worker = ctx.Process(target=work, args=(theirs, fn))
        worker.start()
        theirs.close()
        ends.append(ours)
        workers.append(worker)
    waiting = list(enumerate(items))[::-1]
    answers, busy, idle = {}, {}, list(ends)
    while waiting or busy:
        while waiting and idle:
            conn = idle.pop()
            busy[conn], item = waiting.pop()
            conn.send((item,))
        for conn in wait(list(busy)):
            answers[busy.pop(conn)] = conn.recv()
            idle.append(conn)
    for conn in ends:
        conn.send(())
    for worker in workers:
        worker.join()
    for conn in ends:
        conn.close()
    bad = [index for index, (fine, _) in answers.items() if not fine]
    if bad:
        raise FarmError(min(bad))
    return [answers[index][1] for index in range(len(items))]
