"""Sleeps by another name: a timer, and a wait that only sets the pace of a loop, may end early."""

from __future__ import annotations

import pytest

TIMER = """
    import contextlib, threading
    class Request:
        def __init__(self):
            self.done, self.sent, self.lock = False, [], threading.Lock()
            self.watchdog = threading.Timer({seconds}, self.settle, ("timeout",))
        def settle(self, answer):
            with {lock}:
                if not self.done:
                    self.done = True
                    self.sent.append(answer)
        def finish(self):
            self.settle("answer")
            self.watchdog.cancel()
    def main():
        request = Request()
        request.watchdog.start()
        worker = threading.Thread(target=request.finish)
        worker.start()
        worker.join()
        request.watchdog.join()
        return len(request.sent)
"""
FLUSHER = """
    import contextlib, threading
    class Buffer:
        def __init__(self):
            self.rows, self.stored, self.lock = [], [], threading.Lock()
            self.stop = threading.Event()
        def add(self, row):
            with {lock}:
                rows = self.rows
                rows.append(row)
        def flush(self):
            with self.lock:
                rows, self.rows = self.rows, []
            self.stored.extend(rows)
        def run(self):
            while not self.stop.wait(0.5):
                self.flush()
            self.flush()
    def main():
        buffer = Buffer()
        threads = [threading.Thread(target=buffer.run)]
        threads.append(threading.Thread(target=lambda: [buffer.add(n) for n in range(2)]))
        for thread in threads: thread.start()
        threads[1].join()
        buffer.stop.set()
        threads[0].join()
        return len(buffer.stored)
"""
GIVES_UP = """
    import threading
    done = threading.Event()
    def main():
        thread = threading.Thread(target=done.set)
        thread.start()
        {wait}
        thread.join()
        return "in time"
"""
PATIENT = (
    "assert done.wait(5)",
    "while not done.wait(5): raise TimeoutError",
    "if not done.wait(timeout=5): return 'too late'",
    "while not done.wait(1): assert False",
    "while not done.wait(1): return 'too late'",
    "tries = 3\n        while tries and not done.wait(1): tries -= 1\n        assert tries",
)


@pytest.mark.parametrize(("text", "right"), [(TIMER, 1), (FLUSHER, 2)])
def test_what_happens_during_a_pause_is_explored(text, right, explored):
    found = explored(text.format(lock="contextlib.nullcontext()", seconds=0.05))
    assert {each.value for each in found.outcomes} > {right}


def test_a_long_time_does_not_pass_while_somebody_can_run(explored):
    found = explored(TIMER.format(lock="contextlib.nullcontext()", seconds=3600))
    assert {each.value for each in found.outcomes} == {1}


@pytest.mark.parametrize(("text", "right"), [(TIMER, 1), (FLUSHER, 2)])
def test_who_holds_a_lock_meanwhile_is_not_blamed(text, right, explored):
    found = explored(text.format(lock="self.lock", seconds=1))
    assert {each.value for each in found.outcomes} == {right}
    assert found.complete
    assert "time-outs" not in found.covered


@pytest.mark.parametrize("wait", PATIENT)
def test_who_gives_up_in_time_is_not_blamed_and_what_was_covered_is_told(wait, explored):
    found = explored(GIVES_UP.format(wait=wait))
    assert {each.value for each in found.outcomes} == {"in time"}
    assert found.covered.endswith("; time-outs fire only when nobody else can run")


def test_a_pause_that_is_over_early_lets_no_time_pass_for_others(explored):
    found = explored("""
        import queue, threading
        def main():
            items, got = queue.Queue(), []
            timer = threading.Timer(0.9, print)
            timer.start()
            taker = threading.Thread(target=lambda: got.append(items.get(timeout=0.5)))
            giver = threading.Thread(target=items.put, args=(1,))
            for thread in (taker, giver): thread.start()
            for thread in (taker, giver, timer): thread.join()
            return got
    """)
    assert [(each.value, each.died) for each in found.outcomes] == [([1], ())]
