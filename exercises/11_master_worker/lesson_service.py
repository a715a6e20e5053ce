"""The lesson's service: it puts tasks into one queue and takes results out of another.

Run it:  python exercises/11_master_worker/lesson_service.py
and lesson_worker.py in a second terminal, with the port that this one tells.
"""

import queue
from multiprocessing.managers import BaseManager

task_queue = queue.Queue()
result_queue = queue.Queue()


def get_task_queue():
    return task_queue


def get_result_queue():
    return result_queue


class QueueManager(BaseManager):
    pass


QueueManager.register("get_task_queue", callable=get_task_queue)
QueueManager.register("get_result_queue", callable=get_result_queue)

if __name__ == "__main__":
    manager = QueueManager(address=("127.0.0.1", 0), authkey=b"abc")
    manager.start()
    print("Service on port %s." % manager.address[1], flush=True)
    task = manager.get_task_queue()
    result = manager.get_result_queue()
    for n in [3, 1, 4, 12]:
        print("Put task %d..." % n)
        task.put(n)
    print("Try get results...")
    for i in range(4):
        print("Result: %s" % result.get(timeout=30))
    manager.shutdown()
    print("Service exit.")
