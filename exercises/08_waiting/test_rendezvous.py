"""Rendezvous: left and right meet, round after round; nobody goes on alone."""

import threading

from kit import points, together

STUCK = ("deadlock", "livelock")


def meetings(rendezvous, rounds):
    """Each side calls its method so often; the rounds in which it did not wait for the other."""
    place, step = rendezvous.Rendezvous(), threading.Event()
    came = {"left": 0, "right": 0}

    def side(mine, other):
        def meet():
            early = []
            for number in range(1, rounds + 1):
                step.set()  # a step of its own, so that this side may come late
                came[mine] = number
                getattr(place, mine)()
                if came[other] < number:
                    early.append(number)
            return early

        meet.__name__ = mine  # what the picture calls the thread
        return meet

    return together(side("left", "right"), side("right", "left"))


def check(submission, rounds, schedules):
    for outcome in submission.every_schedule(meetings, rounds, schedules=schedules):
        for mine, other, early in zip(("left", "right"), ("right", "left"), outcome.value):
            assert not early, (
                f"{mine}() number {early[0]} came back before {other}() number {early[0]} was called"
            )


@points(2)
def test_both_wait_for_the_other(submission):
    """Each side goes on only when the other has come, and then both go on."""
    check(submission, 1, 400)


@points(2)
def test_they_meet_again(submission):
    """The same two meet a second and a third time."""
    check(submission, 2, 600)
    check(submission, 3, 800)


def one_side(rendezvous, name, calls, others):
    """One thread alone; the other side came `others` times before it (or will never come)."""
    place = rendezvous.Rendezvous()
    other = "right" if name == "left" else "left"
    done = []

    def call(method):
        getattr(place, method)()
        done.append(method)

    def before():
        for _ in range(others):
            call(other)

    def after():
        for _ in range(calls):
            call(name)

    together(before, after)
    return done


@points(1)
def test_nobody_comes(submission):
    """When the other side comes once and no more, the second call waits."""
    check(submission, 1, 40)
    for name in ("left", "right"):
        for calls, others in ((1, 0), (2, 1)):
            outcomes = submission.every_schedule(one_side, name, calls, others, schedules=200)
            for outcome in outcomes:
                assert outcome.kind in STUCK, (
                    f"{name}() came back {calls} times, and the other side came {others} times"
                )


def two_places(rendezvous):
    first, second = rendezvous.Rendezvous(), rendezvous.Rendezvous()
    together(first.left, second.right)
    return "they met"


@points(1)
def test_two_rendezvous_are_separate(submission):
    """left() of one Rendezvous does not meet right() of another one."""
    check(submission, 1, 40)
    for outcome in submission.every_schedule(two_places, schedules=200):
        assert outcome.kind in STUCK, "x.left() and y.right() let each other go on"
