"""Ask and take in one step, and expect Empty."""

import queue
import threading

jobs = queue.Queue()


def work():
    try:
        jobs.get_nowait()
    except queue.Empty:
        pass


def main():
    jobs.put("only one")
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
