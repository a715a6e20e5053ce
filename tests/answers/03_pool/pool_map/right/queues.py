"""Processes that take from one queue and put into another."""

def pool_map(ctx, fn, items, size):
    tasks, results = ctx.Queue(), ctx.Queue()
    workers = [ctx.Process(target=work, args=(fn, tasks, results)) for _ in range(size)]
    for worker in workers:
        worker.start()
    for task in enumerate(items):
        tasks.put(task)
    for _ in workers:
        tasks.put(None)
    answers = {}
    for _ in items:
        index, ok, value = results.get()
        answers[index] = ok, value
    for worker in workers:
        worker.join()
    for queue in (tasks, results):
        queue.close()
        queue.join_thread()
    for ok, value in answers.values():
        if not ok:
            raise value
    return [answers[index][1] for index in range(len(items))]


def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        index, item = task
        try:
            results.put((index, True, fn(item)))
        except Exception as error:
            results.put((index, False, error))
