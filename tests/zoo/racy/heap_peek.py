"""Looking at the smallest job and popping it are two steps; one job runs twice."""

import heapq
import threading

FEWEST_PREEMPTIONS = 1
jobs = [1, 2]
done = []


def work():
    job = jobs[0]
    heapq.heappop(jobs)
    done.append(job)


def main():
    heapq.heapify(jobs)
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [1, 2], done
