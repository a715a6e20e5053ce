"""A Future for each thread: it carries a result or an exception."""
import threading
from concurrent.futures import Future


def run_all(fn, items):
    def work(future, item):
        try:
            future.set_result(fn(item))
        except Exception as error:
            future.set_exception(error)

    futures = [Future() for _ in items]
    threads = [
        threading.Thread(target=work, args=(future, item))
        for future, item in zip(futures, items, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [future.result() for future in futures]
