"""What the explorer finds: every outcome of a program, each with its smallest schedule."""

from __future__ import annotations

import textwrap

import pytest

BALANCE = """
    import threading
    balance = 0
    def change(n):
        global balance
        balance = balance + n
        balance = balance - n
    def main():
        threads = [threading.Thread(target=change, args=(n,)) for n in (5, 8)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        return balance
"""


def values(exploration):
    return sorted(outcome.value for outcome in exploration.outcomes)


def test_the_balance_program_has_seven_results_in_seventy_interleavings(explored):
    found = explored(BALANCE)
    assert values(found) == [-8, -5, -3, 0, 3, 5, 8]
    assert (found.covered, found.complete) == ("all 70 interleavings", True)


def test_each_outcome_has_its_smallest_schedule(explored):
    found = {outcome.value: outcome for outcome in explored(BALANCE).outcomes}
    told = {value: (each.preemptions, each.switches) for value, each in found.items()}
    assert told == {0: (0, 1), 5: (2, 3), -8: (2, 3), -5: (2, 3), 8: (2, 3), -3: (4, 5), 3: (4, 5)}
    assert [each.value for each in found.values() if each.serial] == [0]
    assert found[-8].schedule == "AAABBABB"


def test_the_witness_names_lines_values_and_who_ran(explored):
    found = {outcome.value: outcome for outcome in explored(BALANCE).outcomes}
    steps = found[-8].witness.steps
    told = [(step.thread, step.line, step.verb, step.place, step.value) for step in steps]
    assert told[:6] == [
        ("A", 6, "reads", "balance", "0"),
        ("A", 6, "writes", "balance", "5"),
        ("A", 7, "reads", "balance", "5"),
        ("B", 6, "reads", "balance", "5"),
        ("B", 6, "writes", "balance", "13"),
        ("A", 7, "writes", "balance", "0"),
    ]
    assert [(thread.letter, thread.call) for thread in found[-8].witness.threads[1:]] == [
        ("A", "change(5)"),
        ("B", "change(8)"),
    ]


def test_a_lock_leaves_one_result(explored):
    text = BALANCE.replace("balance = 0\n", "balance = 0\n    lock = threading.Lock()\n", 1)
    text = text.replace(
        "        balance = balance + n\n", "        with lock:\n            balance = balance + n\n"
    )
    text = text.replace(
        "        balance = balance - n\n", "        with lock:\n            balance = balance - n\n"
    )
    found = explored(text)
    assert (values(found), found.complete) == ([0], True)


def test_a_circle_of_locks_says_who_waits_for_what(explored):
    found = explored("""
        import threading
        left, right = threading.Lock(), threading.Lock()
        def work(first, second):
            with first:
                with second:
                    pass
        def main():
            pairs = (left, right), (right, left)
            threads = [threading.Thread(target=work, args=pair) for pair in pairs]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
    """)
    stuck = next(outcome for outcome in found.outcomes if outcome.kind == "deadlock")
    waits = {(wait.thread, wait.what, wait.holder, wait.line) for wait in stuck.witness.waits}
    assert {("A", "second", "B", 6), ("B", "second", "A", 6)} <= waits or len(waits) == 3
    assert {wait.thread: wait.holder for wait in stuck.witness.waits}["A"] == "B"


def test_waiting_for_oneself_is_a_deadlock_at_once(explored):
    found = explored("""
        import threading
        lock = threading.Lock()
        def main():
            lock.acquire()
            lock.acquire()
    """)
    assert [outcome.kind for outcome in found.outcomes] == ["deadlock"]


def test_a_thread_that_is_never_joined_is_waited_for_at_the_end(explored):
    found = explored("""
        import threading
        never = threading.Event()
        def main():
            threading.Thread(target=never.wait).start()
            return "done"
    """)
    assert [outcome.kind for outcome in found.outcomes] == ["deadlock"]


def test_daemons_are_not_waited_for(explored):
    found = explored("""
        import threading
        never = threading.Event()
        def main():
            threading.Thread(target=never.wait, daemon=True).start()
            return "done"
    """)
    assert [outcome.value for outcome in found.outcomes] == ["done"]


def test_spinning_on_what_nobody_changes_is_a_livelock(explored):
    found = explored("""
        import threading
        go = False
        def wait():
            while not go:
                pass
        def main():
            thread = threading.Thread(target=wait)
            thread.start()
            thread.join()
    """)
    assert [outcome.kind for outcome in found.outcomes] == ["livelock"]


def test_an_exception_that_ends_a_thread_is_told(explored):
    found = explored("""
        import threading
        def work():
            return 1 / 0
        def main():
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
            return "back"
    """)
    (outcome,) = found.outcomes
    assert outcome.value == "back"
    assert [(died.type, died.thread, died.frames[-1].line) for died in outcome.died] == [
        ("ZeroDivisionError", "A", 4)
    ]


def test_every_schedule_starts_from_fresh_modules(explored, tmp_path):
    helper = tmp_path / "helper.py"
    helper.write_text("calls = []\n", encoding="utf-8")
    found = explored("""
        import threading, helper
        def main():
            thread = threading.Thread(target=helper.calls.append, args=(1,))
            thread.start()
            helper.calls.append(2)
            thread.join()
            return len(helper.calls)
    """)
    assert values(found) == [2]
    assert found.schedules > 1


def test_sleeping_is_no_join(explored):
    found = explored("""
        import threading, time
        answer = []
        def main():
            thread = threading.Thread(target=answer.append, args=(1,))
            thread.start()
            time.sleep(1)
            return list(answer)
    """)
    assert values(found) == [[], [1]]


def test_a_time_out_fires_only_when_nobody_can_run(explored):
    found = explored("""
        import threading
        def main():
            done = threading.Event()
            thread = threading.Thread(target=done.set)
            thread.start()
            first = done.wait(0.001)
            second = threading.Event().wait(5)
            thread.join()
            return first, second
    """)
    assert values(found) == [(True, False)]


def test_the_clock_takes_no_time(explored):
    found = explored("""
        import time
        def main():
            start = time.monotonic()
            time.sleep(3600)
            return time.monotonic() - start >= 3600
    """)
    assert values(found) == [True]


def test_idents_of_ended_threads_are_used_again(explored):
    found = explored("""
        import threading
        def main():
            seen = []
            for _ in range(2):
                thread = threading.Thread(target=lambda: seen.append(threading.get_ident()))
                thread.start()
                thread.join()
            return seen[0] == seen[1] != threading.get_ident()
    """)
    assert values(found) == [True]


def test_chance_is_the_same_in_every_run(explored):
    found = explored("""
        import random, threading
        def main():
            thread = threading.Thread(target=lambda: None)
            thread.start()
            return random.random()
    """)
    assert len(found.outcomes) == 1


def test_a_program_with_two_results_for_one_schedule_is_named(explored):
    found = explored("""
        import itertools, sys, threading
        if not hasattr(sys, "rounds_for_this_test"):
            sys.rounds_for_this_test = itertools.count()
        def main():
            return next(sys.rounds_for_this_test)
    """)
    assert any("two different results" in warning for warning in found.warnings)


def test_threads_that_are_not_explored_are_named(explored):
    found = explored("""
        import socketserver
        def main():
            real = socketserver.threading
            real.Thread(target=real.Event().wait, args=(0.2,), daemon=True).start()
    """)
    assert not found.complete
    assert any("not explored" in warning for warning in found.warnings)


def test_what_main_printed_is_kept(explored):
    found = explored("""
        def main():
            print("hello")
    """)
    assert found.outcomes[0].stdout == "hello\n"


def test_a_long_loop_runs_unwatched_and_its_race_is_found(tmp_path, explored):
    text = textwrap.dedent(BALANCE) + textwrap.dedent("""
        def rounds(n):
            for _ in range(20_000):
                change(n)
        def long():
            threads = [threading.Thread(target=rounds, args=(n,)) for n in (5, 8)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert balance == 0, balance
    """)
    found = explored(text, function="long", until_failure=True)
    wrong = next(outcome for outcome in found.outcomes if outcome.kind == "raised")
    assert wrong.schedule.startswith("~")
    assert wrong.switches <= 3


ACCOUNT = """
    class Account:
        def __init__(self):
            self.balance, self.calls, self.lock = 0, 0, threading.Lock()
        def add(self, n):
            with self.lock:
                self.calls += 1
            self.balance = self.balance + n
    account = Account()
    def change(n):
        account.add(n)
        account.add(-n)
"""


@pytest.mark.parametrize(("text", "threads"), [(BALANCE, 2), (BALANCE, 3), (ACCOUNT, 2)])
@pytest.mark.parametrize("seed", range(3))
def test_a_race_that_needs_several_switches_is_found_in_long_loops(text, threads, seed, explored):
    text = "import threading\n" + textwrap.dedent(text) + textwrap.dedent(f"""
        def rounds(n):
            for _ in range(5_000):
                change(n)
        def long():
            threads = [threading.Thread(target=rounds, args=(n,)) for n in range(1, {threads + 1})]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            left = account.balance if "account" in globals() else balance
            assert left == 0, left
    """)
    found = explored(text, function="long", until_failure=True, seed=seed)
    wrong = next(outcome for outcome in found.outcomes if outcome.kind == "raised")
    assert wrong.switches <= 12


def test_where_threads_wait_in_each_round_of_long_loops_not_only_their_orders_are_tried(explored):
    found = explored("""
        import threading
        slots, tail, got = [None] * 4, 0, []
        lock, items, room = threading.Lock(), threading.Semaphore(0), threading.Semaphore(4)
        def put(values):
            global tail
            for value in values:
                room.acquire()
                slots[tail % 4] = value
                tail += 1
                items.release()
        def get(count):
            for place in range(count):
                items.acquire()
                with lock:
                    got.append(slots[place % 4])
                room.release()
        def main():
            threads = [threading.Thread(target=put, args=(range(k, k + 1000),)) for k in (0, 1000)]
            threads.append(threading.Thread(target=get, args=(2000,)))
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert len(set(got)) == 2000
    """, until_failure=True)
    assert any(outcome.kind == "raised" for outcome in found.outcomes)


def test_an_order_by_id_is_the_same_in_every_run(explored):
    found = explored("""
        def main():
            one, other = object(), object()
            assert id(one) == id(one) != id(other)
            return id(one) < id(other), id(other) - id(one)
    """)
    assert values(found) == [(True, 16)]


def test_a_lazy_property_and_a_python_factory_are_two_steps(explored):
    found = explored("""
        import collections, threading
        def main():
            groups = collections.defaultdict(lambda: [])
            threads = [
                threading.Thread(target=lambda n=n: groups["all"].append(n)) for n in range(2)
            ]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            return len(groups["all"])
    """)
    assert values(found) == [1, 2]


ALIKE = """
    import threading
    class Counter:
        def __init__(self): self.value = 0
    def add(counter, n):
        counter.value = counter.value + n
    def main():
        counter = Counter()
        threads = [threading.Thread(target=add, args=(counter, {n})) for n in range(3)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        return counter.value
"""


def test_threads_that_are_given_the_same_object_are_alike(explored):
    alike, different = explored(ALIKE.format(n="1")), explored(ALIKE.format(n="n + 1"))
    assert {each.value for each in alike.outcomes} == {1, 2, 3}
    assert alike.complete
    assert different.complete
    assert alike.schedules < different.schedules


def test_threads_whose_arguments_only_compare_equal_are_not(explored):
    text = ALIKE.format(n="[True, 1][n % 2]").replace(
        "counter.value = counter.value + n",
        "with lock: counter.value = counter.value * 2 + (type(n) is bool)",
    )
    text = text.replace("import threading", "import threading\n    lock = threading.Lock()")
    found = explored(text)
    assert {each.value for each in found.outcomes} == {3, 5, 6}
