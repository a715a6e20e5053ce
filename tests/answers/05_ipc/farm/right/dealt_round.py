"""Each worker has its own queues and gets every n-th item, one by one."""


class FarmError(Exception):
    index = None


def loop(fn, inbox, outbox):
    for index, item in iter(inbox.get, "end"):
        try:
            outbox.put((index, [fn(item)]))
        except Exception:
            outbox.put((index, []))
    outbox.close()
    outbox.join_thread()


def farm(ctx, fn, items, n_workers):
    inboxes = [ctx.Queue() for _ in range(n_workers)]
    outbox = ctx.Queue()
    crew = [ctx.Process(target=loop, args=(fn, inbox, outbox)) for inbox in inboxes]
    [process.start() for process in crew]
    for index, item in enumerate(items):
        inboxes[index % n_workers].put((index, item))
    for inbox in inboxes:
        inbox.put("end")
    answers = [None] * len(items)
    for _ in items:
        index, answer = outbox.get()
        answers[index] = answer
    [process.join() for process in crew]
    if [] in answers:
        error = FarmError("fn failed")
        error.index = answers.index([])
        raise error
    return [value for value, in answers]
