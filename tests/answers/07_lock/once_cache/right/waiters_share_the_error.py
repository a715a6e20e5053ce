import threading
from concurrent.futures import Future


class OnceCache:
    """All who wait while make runs get what it gave, be it an exception; the next call tries again."""

    def __init__(self):
        self._lock = threading.Lock()
        self._futures = {}

    def get(self, key, make):
        with self._lock:
            future = self._futures.get(key)
            mine = future is None
            if mine:
                future = self._futures[key] = Future()
        if mine:
            try:
                value = make()
            except BaseException as error:
                with self._lock:
                    del self._futures[key]
                future.set_exception(error)
            else:
                future.set_result(value)
        return future.result()
