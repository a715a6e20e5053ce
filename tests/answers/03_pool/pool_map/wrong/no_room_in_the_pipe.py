# verdict: hung
# check: test_any_size_goes_through
"""All tasks are written before anybody reads a result."""

def pool_map(ctx, fn, items, size):
    tasks, results = ctx.SimpleQueue(), ctx.SimpleQueue()
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
    for ok, value in answers.values():
        if not ok:
            raise value
    return [answers[index][1] for index in range(len(items))]


def work(fn, tasks, results):
    while (task := tasks.get()) is not None:
        index, item = task
        try:
            answer = (index, True, fn(item))
        except Exception as error:
            answer = (index, False, error)
        results.put(answer)
