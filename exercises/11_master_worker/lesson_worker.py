"""The lesson's worker: it takes numbers out of one queue and puts results into another.

Run it:  python exercises/11_master_worker/lesson_worker.py PORT
"""

import queue
import sys
from multiprocessing.managers import BaseManager


class QueueManager(BaseManager):
    pass


# only the names: the queues live in the service
QueueManager.register("get_task_queue")
QueueManager.register("get_result_queue")

if __name__ == "__main__":
    print("Connect to 127.0.0.1...")
    manager = QueueManager(address=("127.0.0.1", int(sys.argv[1])), authkey=b"abc")
    manager.connect()
    task = manager.get_task_queue()
    result = manager.get_result_queue()
    for i in range(4):
        try:
            n = task.get(timeout=1)
        except queue.Empty:
            print("Task queue is empty.")
            break
        print("Run task %d * %d..." % (n, n))
        result.put("%d * %d = %d" % (n, n, n * n))
    print("Worker exit.")
