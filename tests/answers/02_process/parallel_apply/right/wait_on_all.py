"""multiprocessing.connection.wait over pipes, in the order in which they have news."""
from multiprocessing.connection import wait


class WorkerFailed(Exception):
    def __init__(self, index):
        super().__init__("item %d failed" % index)
        self.index = index


def _child(conn, fn, item):
    try:
        value = fn(item)
    except BaseException:
        conn.close()
        return
    conn.send(["result", value])
    conn.close()


def parallel_apply(ctx, fn, items):
    waiting, processes = {}, []
    results = [None] * len(items)
    for index, item in enumerate(items):
        ours, theirs = ctx.Pipe()
        process = ctx.Process(target=_child, args=(theirs, fn, item))
        process.start()
        theirs.close()
        waiting[ours] = index
        processes.append(process)
    while waiting:
        for conn in wait(list(waiting)):
            index = waiting.pop(conn)
            try:
                results[index] = conn.recv()
            except (EOFError, OSError):
                results[index] = None
            conn.close()
    for process in processes:
        process.join()
    failed = [index for index, result in enumerate(results) if result is None]
    if failed:
        raise WorkerFailed(failed[0])
    return [value for _, value in results]
