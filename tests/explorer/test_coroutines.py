"""Programs on an event loop: which task that is ready goes on is a choice, as with threads."""

from __future__ import annotations

import asyncio

import pytest

from kit.explorer import RealWaitError, explore, replay

LOST_UPDATE = """
    import asyncio
    count = 0
    async def add():
        global count
        value = count
        await asyncio.sleep({seconds})
        count = value + 1
    async def both():
        await asyncio.gather(add(), add())
    def main():
        asyncio.run(both())
        return count
"""


def values(exploration):
    return sorted((outcome.value for outcome in exploration.outcomes), key=repr)


def test_an_update_is_lost_over_an_await(explored):
    found = explored(LOST_UPDATE.format(seconds=0))
    assert (values(found), found.complete) == ([1], True)
    assert found.outcomes[0].schedule == "MABABM"


def test_a_sleep_may_end_before_or_after_the_other_task_began(explored):
    assert values(explored(LOST_UPDATE.format(seconds=1))) == [1, 2]


def test_the_picture_has_the_lines_and_values_of_the_tasks(explored):
    (lost,) = explored(LOST_UPDATE.format(seconds=0)).outcomes
    told = [(step.thread, step.line, step.verb, step.value) for step in lost.witness.steps]
    assert ("A", 6, "reads", "0") in told
    assert ("B", 8, "writes", "1") in told
    assert [(each.letter, each.call) for each in lost.witness.threads] == [
        ("M", "main thread"), ("A", "add()"), ("B", "add()"),
    ]  # fmt: skip


def test_an_asyncio_lock_keeps_both(explored):
    text = LOST_UPDATE.format(seconds=1).replace("count = 0\n", "count = 0\n    lock = None\n", 1)
    text = text.replace("async def add():\n", "async def add():\n      async with lock:\n")
    text = text.replace("async def both():\n", "async def both():\n        global lock\n"
                        "        lock = asyncio.Lock()\n")  # fmt: skip
    assert values(explored(text)) == [2]


def test_check_then_await_then_act(explored):
    found = explored("""
        import asyncio
        cache, calls = {}, []
        async def fetch(key):
            if key not in cache:
                await asyncio.sleep(0)
                calls.append(key)
                cache[key] = key.upper()
            return cache[key]
        async def both():
            return await asyncio.gather(fetch("a"), fetch("a"))
        def main():
            assert asyncio.run(both()) == ["A", "A"]
            return len(calls)
    """)
    assert values(found) == [2]


CIRCLE = """
    import asyncio
    async def carry(first, second):
        async with first:
            await asyncio.sleep(1)
            async with second:
                pass
    async def both():
        left, right = asyncio.Lock(), asyncio.Lock()
        async with asyncio.TaskGroup() as group:
            group.create_task(carry(left, right))
            group.create_task(carry({second}))
    def main():
        asyncio.run(both())
"""


def test_a_circle_of_asyncio_locks_says_who_waits_for_whom(explored):
    found = explored(CIRCLE.format(second="right, left"))
    stuck = next(outcome for outcome in found.outcomes if outcome.kind == "deadlock")
    waits = {wait.thread: wait for wait in stuck.witness.waits}
    assert {name: waits[name].holder for name in "AB"} == {"A": "B", "B": "A"}
    assert [waits[name].line for name in "AB"] == [6, 6]
    assert waits["A"].holds == (waits["B"].what,)


def test_one_order_of_the_locks_is_clean(explored):
    found = explored(CIRCLE.format(second="left, right"))
    assert (found.failures, found.complete) == ((), True)


def test_a_coroutine_that_is_never_awaited_is_told(explored):
    found = explored("""
        import asyncio
        async def save(): pass
        async def work():
            save()
        def main(): asyncio.run(work())
    """)
    (died,) = found.failures[0].died
    assert (died.type, died.message) == (
        "NeverAwaitedError", "coroutine 'save' was never awaited",
    )  # fmt: skip
    assert died.frames[-1].line == 3


def test_an_exception_of_a_task_that_nobody_awaits_is_told(explored):
    found = explored("""
        import asyncio
        async def save(): raise OSError("disk full")
        async def work():
            task = asyncio.create_task(save())
            await asyncio.sleep(1)
            return "saved"
        def main(): return asyncio.run(work())
    """)
    assert [died.message for died in found.failures[0].died] == ["disk full"]


def test_an_exception_that_is_looked_at_is_no_failure(explored):
    found = explored("""
        import asyncio
        async def save(): raise OSError("disk full")
        async def work():
            done = await asyncio.gather(save(), save(), return_exceptions=True)
            return [str(each) for each in done]
        def main(): return asyncio.run(work())
    """)
    assert (values(found), found.failures) == ([["disk full", "disk full"]], ())


def test_a_bounded_queue_of_producers_and_consumers(explored):
    found = explored("""
        import asyncio
        async def put(queue, item):
            await queue.put(item)
        async def take(queue, got):
            got.append(await queue.get())
            queue.task_done()
        async def work():
            queue, got = asyncio.Queue(1), []
            tasks = [put(queue, 1), put(queue, 2), take(queue, got), take(queue, got)]
            await asyncio.gather(*tasks)
            await queue.join()
            return sorted(got)
        def main(): return asyncio.run(work())
    """)
    assert (values(found), found.complete) == ([[1, 2]], True)


def test_time_outs_fire_when_nothing_is_ready_and_cost_no_time(explored):
    found = explored("""
        import asyncio
        async def work():
            event = asyncio.Event()
            loop, begin = asyncio.get_running_loop(), asyncio.get_running_loop().time()
            loop.call_later(10, event.set)
            await asyncio.wait_for(event.wait(), 3600)
            try:
                async with asyncio.timeout(3600):
                    await asyncio.Event().wait()
            except TimeoutError:
                return 3610 <= loop.time() - begin < 3611
        def main(): return asyncio.run(work())
    """)
    assert (values(found), found.complete) == ([True], True)


@pytest.mark.parametrize("wait", ["asyncio.sleep(0)", "asyncio.sleep(0.01)"])
def test_a_task_that_polls_is_no_livelock(explored, wait):
    found = explored(f"""
        import asyncio
        ready = False
        async def poll():
            while not ready:
                await {wait}
            return "seen"
        async def tell():
            global ready
            await asyncio.sleep(1)
            ready = True
        async def work():
            return (await asyncio.gather(poll(), tell()))[0]
        def main(): return asyncio.run(work())
    """, schedules=60)  # fmt: skip
    assert values(found) == ["seen"]


def test_polling_what_nobody_changes_is_a_livelock(explored):
    found = explored("""
        import asyncio
        async def work():
            while not False:
                await asyncio.sleep(1)
        def main(): asyncio.run(work())
    """, schedules=3)  # fmt: skip
    assert [outcome.kind for outcome in found.outcomes] == ["livelock"]


def test_to_thread_and_the_loop_race(explored):
    found = explored("""
        import asyncio
        count = 0
        def add():
            global count
            count += 1
        async def work():
            await asyncio.gather(asyncio.to_thread(add), asyncio.to_thread(add))
            return count
        def main(): return asyncio.run(work())
    """, schedules=400)  # fmt: skip
    assert values(found) == [1, 2]


def test_call_soon_threadsafe_wakes_the_loop_and_callbacks_keep_their_order(explored):
    found = explored("""
        import asyncio, threading
        async def work():
            loop, got, done = asyncio.get_running_loop(), [], asyncio.Event()
            def tell():
                for n in range(3):
                    loop.call_soon_threadsafe(got.append, n)
                loop.call_soon_threadsafe(done.set)
            thread = threading.Thread(target=tell)
            thread.start()
            await done.wait()
            thread.join()
            return got
        def main(): return asyncio.run(work())
    """, schedules=200)  # fmt: skip
    assert values(found) == [[0, 1, 2]]


def test_sockets_of_the_loop_are_refused(explored):
    with pytest.raises(RealWaitError, match=r"program.py:4: loop.create_connection waits"):
        explored("""
        import asyncio
        async def work():
            await asyncio.open_connection("localhost", 80)
        def main(): asyncio.run(work())
        """)


def test_a_schedule_of_tasks_is_run_again():
    async def program():
        seen = []

        async def add(number):
            await asyncio.sleep(1)
            seen.append(number)

        await asyncio.gather(add(1), add(2))
        assert seen == [1, 2]

    found = explore(program)
    failure = found.failures[0]
    assert replay(program, failure.schedule).outcomes[0].problem == failure.problem


def test_context_variables_belong_to_their_task(explored):
    found = explored("""
        import asyncio, contextvars
        name = contextvars.ContextVar("name", default="nobody")
        async def work(who):
            name.set(who)
            await asyncio.sleep(1)
            return name.get()
        async def both():
            return await asyncio.gather(work("ann"), work("ben")), name.get()
        def main():
            got, outside = asyncio.run(both())
            return [*got, outside]
    """)
    assert values(found) == [["ann", "ben", "nobody"]]


def test_a_sleep_of_the_loop_may_end_while_a_thread_works(explored):
    found = explored("""
        import asyncio
        async def run():
            seen, done = [], []
            loop = asyncio.get_running_loop()
            job = loop.run_in_executor(None, lambda: [done.append(n) for n in (1, 2)])
            await asyncio.sleep(5)
            seen = len(done)
            await job
            return seen
        def main():
            return asyncio.run(run())
    """)
    assert {each.value for each in found.outcomes} == {0, 1, 2}


def test_when_callbacks_run_is_the_same_in_a_replay(explored):
    source = """
        import asyncio
        async def work(log, name):
            log.append(name)
            await asyncio.sleep(0)
            log.append(name.lower())
        async def fail():
            await asyncio.sleep(1)
            raise ValueError
        async def run():
            log = []
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(work(log, "A"))
                    group.create_task(work(log, "B"))
                    group.create_task(fail())
            except* ValueError:
                pass
            return "".join(log)
        def main():
            return asyncio.run(run())
    """
    found = explored(source)
    assert len(found.outcomes) > 4
    assert found.warnings == ()
    assert "time-outs" not in found.covered  # it only sleeps
    for outcome in found.outcomes:
        (again,) = explored(source, replay=outcome.schedule).outcomes
        assert (again.value, again.schedule) == (outcome.value, outcome.schedule)
