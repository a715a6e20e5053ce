"""Long loops in which only the last round can fail: the last ticket, the last task, the end."""

from __future__ import annotations

import textwrap

import pytest

TICKETS = """
    import threading
    left, sold = 8_000, []

    def sell():
        global left
        while left > 0:
            left = left - 1
            sold.append(1)

    def main():
        threads = [threading.Thread(target=sell) for _ in range(2)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        assert left >= 0, left
"""
TWO_BLOCKS = """
    import threading
    lock, stock, sold = threading.Lock(), 8_000, 0

    def sell():
        global stock, sold
        while True:
            with lock:
                left = stock
            if left <= 0:
                return
            with lock:
                stock -= 1
                sold += 1

    def main():
        threads = [threading.Thread(target=sell) for _ in range(3)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        assert sold == 8_000, sold
"""
STOLEN = """
    import threading
    from collections import deque
    items, lock, errors = deque(range(6_000)), threading.Lock(), []

    def own():
        while True:
            with lock:
                if not items:
                    return
                items.pop()

    def steal():
        while items:
            with lock:
                items.popleft()

    def main():
        threads = [threading.Thread(target=own), threading.Thread(target=steal)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
"""
DRAINED = """
    import queue, threading

    def main():
        waiting = queue.Queue()
        for number in range(5_000):
            waiting.put(number)

        def drain():
            while not waiting.empty():
                waiting.get_nowait()

        threads = [threading.Thread(target=drain) for _ in range(2)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
"""
LATCH = """
    import threading
    lock, left, fired = threading.Lock(), 9_000, []

    def work(rounds):
        global left
        for _ in range(rounds):
            with lock:
                left -= 1
            if left == 0:
                fired.append(threading.current_thread().name)

    def main():
        threads = [threading.Thread(target=work, args=(n,)) for n in (4_000, 5_000)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        assert len(fired) == 1, fired
"""
PROGRAMS = {
    "tickets": TICKETS, "two blocks": TWO_BLOCKS, "stolen": STOLEN, "drained": DRAINED,
    "latch": LATCH,
}  # fmt: skip

ONLY_LATE = ("two blocks", "latch")  # no thread can wait in its first rounds for the last one


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_only_the_last_round_can_show_is_found_and_replayed(name, explored):
    found = explored(PROGRAMS[name], function="main", until_failure=True)
    wrong = next(each for each in found.outcomes if each.kind == "raised" or each.died)
    assert wrong.schedule.startswith("~~" if name in ONLY_LATE else "~")
    (again,) = explored(PROGRAMS[name], function="main", replay=wrong.schedule).outcomes
    assert (again.kind, again.problem, again.died) == (wrong.kind, wrong.problem, wrong.died)
    assert again.witness == wrong.witness


def test_a_loop_that_spins_until_it_is_told_is_no_livelock(explored):
    found = explored(
        """
        import threading
        class Worker:
            stopped, rounds, done = False, 0, []
            def run(self):
                while not self.stopped:
                    self.rounds += 1
        def main():
            worker = Worker()
            thread = threading.Thread(target=worker.run)
            thread.start()
            for number in range(21_000):
                worker.done.append(number)
            worker.stopped = True
            thread.join()
            return len(worker.done)
        """,
        function="main",
    )
    assert [each.value for each in found.outcomes] == [21_000]


def test_who_holds_the_lock_from_the_look_to_the_deed_is_not_blamed(explored):
    text = textwrap.dedent(TWO_BLOCKS).replace(
        "        if left <= 0:\n            return\n        with lock:\n",
        "            if left <= 0:\n                return\n",
    )
    found = explored(text, function="main", until_failure=True)
    assert [each.kind for each in found.outcomes] == ["returned"]
    assert "first and last two rounds" in found.covered
