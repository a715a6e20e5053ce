"""A process and a pipe for each share."""

from multiprocessing import Pipe, Process


def work(pipe, fn, numbers):
    try:
        answer = True, sum(map(fn, numbers))
    except Exception as error:
        answer = False, error
    pipe.send(answer)
    pipe.close()


def sum_over(fn, lo, hi, workers):
    n = max(0, hi - lo)
    borders = [lo + n * k // workers for k in range(workers + 1)]
    started = []
    for start, stop in zip(borders, borders[1:]):
        ours, theirs = Pipe(duplex=False)
        process = Process(target=work, args=(theirs, fn, range(start, stop)))
        process.start()
        theirs.close()
        started.append((process, ours))
    total, failed = 0, None
    for process, pipe in started:
        ok, value = pipe.recv()
        pipe.close()
        process.join()
        if ok:
            total += value
        else:
            failed = value
    if failed is not None:
        raise failed
    return total
