# verdict: wrong
# check: test_workers_may_be_done_at_the_same_time
"""A total that all share, and nothing keeps its read and its write together."""

from multiprocessing import Manager, Process

def part(fn, r, d):
    try:
        s = sum(fn(i) for i in r)
    except Exception as e:
        d["error"] = e
        return
    d["sum"] += s

def sum_over(fn, lo, hi, workers):
    if hi <= lo: return 0
    with Manager() as m:
        d = m.dict(sum=0)
        ps = [Process(target=part, args=(fn, range(lo + k, hi, workers), d)) for k in range(min(workers, hi - lo))]
        for p in ps: p.start()
        for p in ps: p.join()
        if "error" in d: raise d["error"]
        return d["sum"]
