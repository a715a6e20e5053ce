"""Children of os.fork, a pipe for each."""

import os, pickle

def sum_over(fn, lo, hi, workers):
    children = []
    for k in range(workers):
        r, w = os.pipe()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                try:
                    data = True, sum(map(fn, range(lo + k, hi, workers)))
                except Exception as e:
                    data = False, e
                with os.fdopen(w, "wb") as f:
                    pickle.dump(data, f)
                code = 0
            finally:
                os._exit(code)
        os.close(w)
        children.append((pid, r))
    total, error = 0, None
    for pid, r in children:
        with os.fdopen(r, "rb") as f:
            ok, v = pickle.load(f)
        os.waitpid(pid, 0)
        if ok: total += v
        else: error = v
    if error: raise error
    return total
