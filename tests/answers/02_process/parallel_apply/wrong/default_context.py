# verdict: wrong
# check: test_the_processes_are_of_ctx
"""Starts its processes as the default says, whatever ctx is."""

class WorkerFailed(Exception):
    def __init__(self, index):
        Exception.__init__(self, f"worker {index} failed")
        self.index = index

def _go(conn, fn, item):
    value = fn(item)
    conn.send_bytes(__import__("pickle").dumps(value))
    conn.close()

def parallel_apply(ctx, fn, items):
    import pickle
    crew = []
    for item in items:
        r, w = __import__('multiprocessing').Pipe(duplex=False)
        import multiprocessing; p = multiprocessing.Process(target=_go, args=(w, fn, item))
        p.start()
        w.close()
        crew.append((p, r))
    out, failed = [], []
    for k, (p, r) in enumerate(crew):
        try:
            out.append(pickle.loads(r.recv_bytes()))
        except EOFError:
            failed.append(k)
        r.close()
        p.join()
        p.close()
    if failed:
        raise WorkerFailed(failed[0])
    return out
