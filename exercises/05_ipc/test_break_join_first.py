"""break_join_first: the smallest result that hangs join_first, and the same without the hang."""

import fcntl
import functools
import os
import pickle

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import gist, jobs

DEADLINE = 8  # seconds; it only ends what hangs
sizes = st.sampled_from([0, 1, 65_000, 65_536, 200_000])


def message(count):
    """How many bytes a queue writes for a result of so many bytes: a length, then a pickle."""
    return 4 + len(pickle.dumps(bytes(count)))


@functools.cache
def room():
    """How many bytes a pipe holds that nobody reads."""
    reading, writing = os.pipe()
    try:
        return fcntl.fcntl(writing, fcntl.F_GETPIPE_SZ)
    finally:
        os.close(reading)
        os.close(writing)


def has_to_wait(count):
    """The child cannot hand over its last byte before somebody reads: so nobody can join it."""
    return message(count) > room()


@points(2)
def test_the_smallest_item_that_hangs(submission):
    """join_first(bytes, n) hangs for your n, and does not hang for n - 1."""
    count = submission.run(lambda answer: answer.smallest_item(), deadline=DEADLINE).value
    assert type(count) is int, f"smallest_item() returned {count!r}; expected a whole number"
    assert 0 < count <= 10_000_000, f"smallest_item() returned {count}; that is no such number"
    assert has_to_wait(count), (
        f"join_first(bytes, {count}) does not hang: the queue writes {message(count)} bytes "
        f"for it, and the pipe holds {room()}"
    )
    assert not has_to_wait(count - 1), (
        f"join_first(bytes, {count}) hangs, but so does join_first(bytes, {count - 1}): the queue "
        f"writes {message(count - 1)} bytes for it, and the pipe holds {room()}"
    )


def big(answer, count):
    return gist(answer.get_first(jobs.blob, count))


@points(2)
@settings(max_examples=2)
@given(count=sizes)
@example(count=1_000)
@example(count=65_536)
@example(count=1_000_000)
def test_get_first_never_hangs(submission, count):
    """get_first(fn, *args) returns what fn returns, whatever its size, and leaves nothing over."""
    run = submission.run(big, count, deadline=DEADLINE, start_method="fork")
    call = f"get_first(fn, {count}), where fn(n) = n bytes,"
    assert run.value == gist(jobs.blob(count)), f"{call} returned {run.value[1]} bytes"
    left = remains(run.left_behind)
    assert not remains(run.left_behind), f"{call} left over: {', '.join(left)}"


def remains(left_behind):
    """What no call may leave over, in words."""
    return [f"{each.kind} ({each.what})" for each in left_behind if each.kind != "file"]


def where(answer):
    values = [answer.get_first(jobs.do, (("linger", 20), ("value", each))) for each in (None, 0)]
    return os.getpid() in answer.get_first(jobs.where_am_i)[:1], values


@points(1)
@settings(max_examples=1)
@given(method=st.sampled_from(["fork", "spawn", "forkserver"]))
@example(method="spawn")
def test_fn_runs_in_a_child(submission, method):
    """fn runs in a child process, under every start method, and may be slow or return None."""
    here, values = submission.run(where, deadline=DEADLINE, start_method=method).value
    assert not here, "get_first(fn) called fn in the caller's own process"
    assert values == [None, 0], f"get_first(fn), where fn returns None, then 0, returned {values}"
