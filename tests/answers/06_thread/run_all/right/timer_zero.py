import threading


def run_all(fn, items):
    values, errors = {}, {}

    def work(i, item):
        try:
            values[i] = fn(item)
        except Exception as error:
            errors[i] = error

    timers = [threading.Timer(0, work, args=pair) for pair in enumerate(items)]
    for t in timers:
        t.start()
    for t in timers:
        t.join()
    if errors:
        raise errors[min(errors)]
    return [values[i] for i in range(len(timers))]
