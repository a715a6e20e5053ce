"""Whoever pops the key first has claimed the job."""

import threading

open_jobs = {"a": 1, "b": 2}
done = []


def work():
    for name in ("a", "b"):
        job = open_jobs.pop(name, None)
        if job is not None:
            done.append(job)


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [1, 2], done
