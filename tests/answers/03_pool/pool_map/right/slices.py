"""A process for each slice of the items, and a pipe for each process."""

def pool_map(ctx, fn, items, size):
    items = list(items)
    results, failed = [None] * len(items), []
    started = []
    for first in range(min(size, len(items))):
        ours, theirs = ctx.Pipe(duplex=False)
        process = ctx.Process(target=some, args=(theirs, fn, items[first::size]))
        process.start()
        theirs.close()
        started.append((process, ours, first))
    for process, pipe, first in started:
        ok, came = pipe.recv()
        if ok:
            results[first::size] = came
        else:
            failed.append(came)
        pipe.close()
        process.join()
    if failed:
        raise failed[0]
    return results


def some(pipe, fn, items):
    try:
        answer = True, [fn(item) for item in items]
    except Exception as error:
        answer = False, error
    pipe.send(answer)
