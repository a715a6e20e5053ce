"""A run that never ends by itself is ended by a count, and what hides an error does not."""

from __future__ import annotations

import pytest

from kit.explorer import runner
from kit.explorer.report.failure import Failure, classify
from kit.explorer.report.picture import render

LOOPS = {
    "grows": "while True:\n            n += 1\n            items.append(n)",
    "counts": "for each in itertools.count():\n            n = each",
    "goes_in_a_circle": "for each in itertools.cycle('ab'):\n            items[:] = each",
    "asks_again": "for each in iter(lambda: len(items), -1):\n            items.append(each)",
    "local": "i = 0\n        while n == 0:\n            i += 1",
    "starts_threads": "while True:\n            threading.Thread(target=int).start()",
}


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("alone", [True, False])
def test_a_run_without_an_end_is_a_livelock(loop, alone, explored, monkeypatch):
    monkeypatch.setattr(runner, "MOST_ROUNDS", 40_000)
    source = f"""
    import itertools, threading

    items, n = [], 0

    def work():
        global n
        {LOOPS[loop]}

    def main():
        if {alone}:
            return work()
        thread = threading.Thread(target=work)
        thread.start()
        items.append(0)
        thread.join()
    """
    found = explored(source)
    assert {outcome.kind for outcome in found.outcomes} == {"livelock"}
    assert not found.complete
    assert any("did not end" in warning for warning in found.warnings)


def test_a_deadlock_shows_the_error_that_is_behind_it(explored):
    found = explored(
        """
        import threading

        lock = threading.Lock()

        def work():
            lock.acquire()
            {}["lost"]

        def main():
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
            with lock:
                pass
        """
    )
    outcome = found.outcomes[0]
    assert outcome.kind == "deadlock"
    text = render(Failure("program", classify(outcome), outcome))
    assert " A: KeyError: 'lost'\n at program.py:8 in work:" in text


TRIES_AGAIN = """
    import threading

    lock = threading.Lock()
    box = {{"taken": False, "tries": 0}}

    def take(rounds):
        while True:
            with lock:
                before = box["taken"]
                box["taken"] = True
            if not before:
                return
            box["taken"] = before
            {count}

    def main():
        threads = [threading.Thread(target=take, args=(n,)) for n in (1, 2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    """


def test_a_loop_that_changes_things_to_and_fro_is_a_livelock(explored):
    found = explored(TRIES_AGAIN.format(count="pass"))
    assert {outcome.kind for outcome in found.outcomes} == {"livelock"}
    assert max(outcome.steps for outcome in found.outcomes) < 2_000


def test_a_loop_that_comes_nearer_to_its_end_is_none(explored):
    count = 'box["tries"] += 1\n            if box["tries"] > 500: return'
    found = explored(TRIES_AGAIN.format(count=count), schedules=50)
    assert {outcome.kind for outcome in found.outcomes} == {"returned"}


def test_a_loop_that_only_counts_for_itself_is_none(explored):
    found = explored(
        """
        import threading

        def work():
            i = 1000
            while i < 200_000:
                i += 1

        def main():
            threads = [threading.Thread(target=work) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        """,
        schedules=2,
    )
    assert {outcome.kind for outcome in found.outcomes} == {"returned"}
