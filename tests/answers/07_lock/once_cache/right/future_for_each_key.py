# A Future for each key; those who wait share the error.
import threading
from concurrent.futures import Future


class OnceCache:
    def __init__(self):
        self._futures = {}
        self._guard = threading.Lock()

    def get(self, key, make):
        with self._guard:
            future = self._futures.get(key)
            mine = future is None
            if mine:
                future = self._futures[key] = Future()
        if mine:
            try:
                future.set_result(make())
            except BaseException as error:
                with self._guard:
                    del self._futures[key]
                future.set_exception(error)
        return future.result()
