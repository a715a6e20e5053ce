"""Barrier: nobody goes on before all have come, round after round."""

import threading

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points, together

STUCK = ("deadlock", "livelock")


def rounds_of(reusable_barrier, n, rounds):
    """n threads, so many rounds; for each thread the rounds in which it went on too early."""
    barrier, step = reusable_barrier.Barrier(n), threading.Event()
    came = [0] * n

    def thread(index):
        def wait():
            early = []
            for number in range(1, rounds + 1):
                step.set()  # a step of its own, so that this thread may come late
                came[index] = number
                barrier.wait()
                missing = [other for other in range(n) if came[other] < number]
                if missing:
                    early.append([number, len(missing)])
            return early

        return wait

    return together(*[thread(index) for index in range(n)])


def check(submission, n, rounds, schedules):
    for outcome in submission.every_schedule(rounds_of, n, rounds, schedules=schedules):
        for early in outcome.value:
            assert not early, (
                f"Barrier({n}): a thread went on in round {early[0][0]} "
                f"when {early[0][1]} of {n} had not come to it"
            )


@points(1)
@given(rounds=st.integers(1, 5))
@settings(max_examples=3)
def test_one_thread_never_waits(submission, rounds):
    """Barrier(1) lets its one thread through, every time."""
    check(submission, 1, rounds, 2)


@points(2)
def test_all_wait_for_all(submission):
    """One round: nobody goes on before all have come, and then all go on."""
    check(submission, 2, 1, 400)
    check(submission, 3, 1, 600)


@points(2)
def test_it_can_be_used_again(submission):
    """Two and three rounds of two threads."""
    check(submission, 2, 2, 600)
    check(submission, 2, 3, 500)


@points(2)
def test_nobody_is_left_behind(submission):
    """Three threads, two rounds: a fast thread takes nobody's place."""
    check(submission, 3, 2, 800)


def too_few(reusable_barrier, n, calls):
    """Only so many threads come to a barrier for n."""
    barrier = reusable_barrier.Barrier(n)
    together(*[barrier.wait] * calls)
    return "all went on"


@points(1)
@given(n=st.integers(2, 4), missing=st.integers(1, 2))
@example(n=2, missing=1)
@example(n=3, missing=1)
@settings(max_examples=4)
def test_too_few_wait(submission, n, missing):
    """As long as one is missing, nobody goes on."""
    check(submission, 2, 1, 40)
    calls = max(1, n - missing)
    for outcome in submission.every_schedule(too_few, n, calls, schedules=100):
        assert outcome.kind in STUCK, f"{calls} threads came to Barrier({n}), and all went on"


def two_barriers(reusable_barrier):
    first, second = reusable_barrier.Barrier(2), reusable_barrier.Barrier(2)
    together(first.wait, second.wait)
    return "they met"


@points(1)
def test_two_barriers_are_separate(submission):
    """Those who wait at one Barrier do not count for another one."""
    check(submission, 2, 1, 40)
    for outcome in submission.every_schedule(two_barriers, schedules=200):
        assert outcome.kind in STUCK, "x.wait() and y.wait() let each other go on"
