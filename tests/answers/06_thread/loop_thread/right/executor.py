"""A pool of one thread; it names its thread LoopThread_0 unless told otherwise."""
import threading
from concurrent.futures import ThreadPoolExecutor


def loop():
    name = threading.current_thread().name
    lines = [f"thread {name} is running..."]
    lines += [f"thread {name} >>> {n}" for n in (1, 2, 3, 4, 5)]
    lines += [f"thread {name} ended."]
    print("\n".join(lines))


def rename():
    threading.current_thread().name = "LoopThread"


def main():
    print(f"thread {threading.current_thread().name} is running...")
    with ThreadPoolExecutor(max_workers=1, initializer=rename) as pool:
        pool.submit(loop).result()
    print(f"thread {threading.current_thread().name} ended.")
