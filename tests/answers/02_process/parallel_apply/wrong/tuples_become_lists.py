# verdict: wrong
# check: test_a_result_may_be_anything
"""The result goes as plain text would: a tuple comes back as a list."""

class WorkerFailed(Exception):
    def __init__(self, index):
        Exception.__init__(self, f"worker {index} failed")
        self.index = index

def _go(conn, fn, item):
    value = fn(item)
    conn.send_bytes(__import__("pickle").dumps(value if not isinstance(value, tuple) else list(value)))
    conn.close()

def parallel_apply(ctx, fn, items):
    import pickle
    crew = []
    for item in items:
        r, w = ctx.Pipe(duplex=False)
        p = ctx.Process(target=_go, args=(w, fn, item))
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
