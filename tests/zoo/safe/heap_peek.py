"""`heappop` looks and takes in one step."""

import heapq
import threading

jobs = [1, 2]
done = []


def work():
    done.append(heapq.heappop(jobs))


def main():
    heapq.heapify(jobs)
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [1, 2], done
