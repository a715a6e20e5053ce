import threading


def task(fn, item):
    def body():
        try:
            result.append(fn(item))
        except Exception as error:
            failure.append(error)

    result, failure = [], []
    t = threading.Thread(target=body)
    t.start()
    yield
    t.join()
    yield
    if failure:
        raise failure[0]
    yield result[0]


def run_all(fn, items):
    tasks = [task(fn, item) for item in items]
    for t in tasks:
        next(t)
    for t in tasks:
        next(t)
    return [next(t) for t in tasks]
