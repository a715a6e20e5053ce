"""Pools, timers, schedulers, waits for futures and context variables are explored as they are."""

from __future__ import annotations


def values(exploration):
    return sorted((outcome.value for outcome in exploration.outcomes), key=repr)


def test_the_jobs_of_a_pool_race(explored):
    found = explored("""
        from concurrent.futures import ThreadPoolExecutor
        count = 0
        def add(n):
            global count
            count += n
        def main():
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(add, [1, 2]))
            return count
    """, schedules=400)  # fmt: skip
    assert values(found) == [1, 2, 3]


def test_a_timer_fires_after_its_time_or_is_cancelled(explored):
    found = explored("""
        import threading
        def main():
            rung = []
            one, other = (threading.Timer(60, rung.append, (n,)) for n in (1, 2))
            one.start(); other.start()
            other.cancel()
            one.join(); other.join()
            return rung
    """)
    assert values(found) == [[1]]


def test_sched_runs_its_events_in_the_order_of_their_times(explored):
    found = explored("""
        import sched, time
        def main():
            seen, plan = [], sched.scheduler(time.monotonic, time.sleep)
            for delay in (3, 1, 2):
                plan.enter(delay, 1, seen.append, (delay,))
            plan.run()
            return seen
    """)
    assert values(found) == [[1, 2, 3]]


def test_wait_for_the_first_of_two_futures_sees_either(explored):
    found = explored("""
        from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
        def main():
            with ThreadPoolExecutor(2) as pool:
                jobs = [pool.submit(str, n) for n in range(2)]
                done, left = wait(jobs, return_when=FIRST_COMPLETED)
            return sorted(job.result() for job in done)
    """, schedules=600)  # fmt: skip
    assert values(found) == [["0", "1"], ["0"], ["1"]]


def test_as_completed_gives_any_order(explored):
    found = explored("""
        from concurrent.futures import ThreadPoolExecutor, as_completed
        def main():
            with ThreadPoolExecutor(2) as pool:
                jobs = [pool.submit(str, n) for n in range(2)]
                return [job.result() for job in as_completed(jobs)]
    """, schedules=600)  # fmt: skip
    assert {"".join(value) for value in values(found)} == {"01", "10"}


def test_each_thread_has_context_variables_of_its_own(explored):
    found = explored("""
        import contextvars, threading
        name = contextvars.ContextVar("name", default="nobody")
        def main():
            name.set("main")
            seen = []
            def work(who):
                before = name.get()
                name.set(who)
                seen.append((before, name.get()))
            threads = [threading.Thread(target=work, args=(n,)) for n in "ab"]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            return sorted(seen), name.get()
    """)
    assert values(found) == [([("nobody", "a"), ("nobody", "b")], "main")]
