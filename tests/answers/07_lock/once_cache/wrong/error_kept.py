# verdict: wrong
# check: test_an_error_is_not_kept
# The error of make is kept for ever.
import threading
from concurrent.futures import Future


class OnceCache:
    def __init__(self):
        self.futures = {}
        self.guard = threading.Lock()

    def get(self, key, make):
        with self.guard:
            mine = key not in self.futures
            future = self.futures.setdefault(key, Future())
        if mine:
            try:
                future.set_result(make())
            except Exception as error:
                future.set_exception(error)
        return future.result()
