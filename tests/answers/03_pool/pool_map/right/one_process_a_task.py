"""A fresh process for each item; a semaphore counts those at work."""

import threading


def pool_map(ctx, fn, items, size):
    items = list(items)
    answers = [None] * len(items)
    free = threading.Semaphore(size)

    def watch(index, process, pipe):
        answers[index] = pipe.recv()
        pipe.close()
        process.join()
        free.release()

    watchers = []
    for index, item in enumerate(items):
        free.acquire()
        ours, theirs = ctx.Pipe(duplex=False)
        process = ctx.Process(target=one, args=(theirs, fn, item))
        process.start()
        theirs.close()
        watchers.append(threading.Thread(target=watch, args=(index, process, ours)))
        watchers[-1].start()
    for watcher in watchers:
        watcher.join()
    for ok, value in answers:
        if not ok:
            raise value
    return [value for _, value in answers]


def one(pipe, fn, item):
    try:
        answer = True, fn(item)
    except Exception as error:
        answer = False, error
    pipe.send(answer)
