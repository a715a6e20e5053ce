"""One small list for each thread, filled by the thread."""
from functools import partial
from threading import Thread


def _fill(box, fn, item):
    try:
        box.append(("result", fn(item)))
    except Exception as error:
        box.append(("error", error))


def run_all(fn, items):
    boxes = [[] for _ in items]
    threads = [Thread(target=partial(_fill, box, fn, item)) for box, item in zip(boxes, items)]
    for thread in threads:
        thread.start()
    while threads:
        threads.pop().join()
    results = []
    for [(kind, value)] in boxes:
        if kind == "error":
            raise value
        results.append(value)
    return results
