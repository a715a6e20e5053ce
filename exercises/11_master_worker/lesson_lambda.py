"""The callable of a service is a lambda: works when the server is forked, else it does not.

Run it:  python exercises/11_master_worker/lesson_lambda.py
"""

import multiprocessing
import queue
from multiprocessing.managers import BaseManager

task_queue = queue.Queue()


class QueueManager(BaseManager):
    pass


QueueManager.register("get_task_queue", callable=lambda: task_queue)


def try_it(method):
    manager = QueueManager(("127.0.0.1", 0), b"abc", ctx=multiprocessing.get_context(method))
    try:
        manager.start()
    except Exception as error:
        return type(error).__name__
    manager.get_task_queue().put(1)
    manager.shutdown()
    return "works"


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        print(f"{method}: {try_it(method)}")
