from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack


def run_all(fn, items):
    with ExitStack() as stack:
        futures = [stack.enter_context(ThreadPoolExecutor(1)).submit(fn, item) for item in items]
    return [future.result() for future in futures]
