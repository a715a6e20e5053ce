"""Workers take the numbers from a queue, one by one."""

from multiprocessing import Process, Queue


def work(fn, tasks, results):
    total, failed = 0, None
    while (i := tasks.get()) is not None:
        try:
            total += fn(i)
        except Exception as error:
            failed = error
    results.put((total, failed))


def sum_over(fn, lo, hi, workers):
    tasks, results = Queue(), Queue()
    started = [Process(target=work, args=(fn, tasks, results)) for _ in range(workers)]
    for process in started:
        process.start()
    for i in range(lo, hi):
        tasks.put(i)
    for _ in started:
        tasks.put(None)
    answers = [results.get() for _ in started]
    for process in started:
        process.join()
    for queue in (tasks, results):
        queue.close()
        queue.join_thread()
    for _, failed in answers:
        if failed is not None:
            raise failed
    return sum(total for total, _ in answers)
