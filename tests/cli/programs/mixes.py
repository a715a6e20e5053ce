"""Right programs whose results depend on the schedule: they mix work and lose nothing."""

import queue
import threading

lock = threading.Lock()
log = []
latest = None
total = 0
seen = {}


def work(name):
    global latest, total
    for number in range(2):
        with lock:
            log.append((name, number))
            latest = name
            total += 1
            seen[name] = len(log)


def consume(tasks, results):
    while (task := tasks.get()) is not None:
        results.append(task)


tasks = queue.Queue()
results = []
threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
threads.append(threading.Thread(target=consume, args=(tasks, results)))
for thread in threads:
    thread.start()
for number in range(2):
    tasks.put(number)
tasks.put(None)
for thread in threads:
    thread.join()
print(log, latest, total, results)
