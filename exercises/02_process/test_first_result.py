"""first_result: the first result wins, the others are stopped, nothing is left over."""

import os

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, Job, gist, jobs, new_folder

DEADLINE = 10  # seconds; it only ends what hangs
failures = st.sampled_from(
    [("raise", "ValueError"), ("sys.exit", 0), ("awkward",), ("exit", 0), ("exit", 3), ("die", 9)]
)


def race(answer, winner, count, end):
    """Function number `winner` comes to its end; the others wait for ever."""
    fns = [Job(("forever",)) for _ in range(count)]
    fns[winner] = Job(end)
    result = answer.first_result(fns)
    return gist(result) if end[0] == "blob" else result


@points(2)
@settings(max_examples=6)
@given(winner=st.integers(0, 2), value=st.sampled_from([1, "a", 0, None, "", False, []]))
@example(winner=0, value=1)
@example(winner=2, value=1)
@example(winner=1, value=None)
def test_the_first_result_wins(submission, winner, value):
    """The result of the function that is ready first is returned, whatever it is."""
    run = submission.run(race, winner, 3, ("value", value), start_method="fork", deadline=DEADLINE)
    assert repr(run.value) == repr(value), (
        f"first_result(fns), where function {winner} returns {value!r} and the others are still "
        f"busy, returned {run.value!r}"
    )


@points(2)
@settings(max_examples=3)
@given(winner=st.integers(0, 2), size=st.sampled_from([65_536, 65_537, 200_000]))
@example(winner=0, size=1 << 20)
@example(winner=2, size=65_537)
def test_the_winners_result_may_have_any_size(submission, winner, size):
    """The winner's result may have any size."""
    run = submission.run(race, winner, 3, ("blob", size), start_method="fork", deadline=DEADLINE)
    expected = gist(Job(("blob", size))())
    assert run.value == expected, (
        f"first_result(fns), where function {winner} returns {size} bytes, gave {run.value}; "
        f"expected {expected}"
    )


@points(2)
@settings(max_examples=2)
@given(winner=st.integers(0, 3))
@example(winner=0)
@example(winner=3)
def test_the_others_are_stopped(submission, winner):
    """The others are terminated and joined: no process is left over, nor anything else."""
    run = submission.run(race, winner, 4, ("value", 1), start_method="fork", deadline=DEADLINE)
    assert run.value == 1, f"first_result(fns) returned {run.value!r}; expected 1"
    assert not run.left_behind


def meeting(answer, count):
    """Nobody has a result before all have begun."""
    gate = Gate(new_folder(), "all")
    fns = [Job(("meet", gate, count), ("value", "met")) for _ in range(count)]
    result = answer.first_result(fns)
    pids = gate.arrived()
    return gate.given_up, os.getpid() in pids, len(set(pids)), result


@points(1)
@settings(max_examples=2)
@given(count=st.integers(1, 5))
@example(count=3)
@example(count=16)
def test_all_run_at_the_same_time(submission, count):
    """All functions run at the same time, each in a process of its own."""
    run = submission.run(meeting, count, start_method="fork")
    alone, in_caller, processes, result = run.value
    call = f"first_result({count} functions)"
    assert not in_caller, f"{call} ran a function in the caller's own process"
    assert not alone, f"{call}: a function waited for the others to begin, but not all did"
    assert (processes, result) == (count, "met"), f"{call}: {processes} processes, {result!r}"
    assert not run.left_behind


def after_failures(answer, ends):
    """The last function has a result once the processes of all others have ended badly."""
    failed = Gate(new_folder(), "failed")
    fns = [Job(("arrive", failed), end) for end in ends]
    try:
        return answer.first_result([*fns, Job(("after", failed, len(ends)), ("value", "good"))])
    except answer.NoResult:
        return "raised NoResult"


@points(2)
@settings(max_examples=5)
@given(ends=st.lists(failures, min_size=1, max_size=3))
@example(ends=[("raise", "ValueError")])
@example(ends=[("exit", 0), ("die", 9)])
def test_a_failure_is_passed_over(submission, ends):
    """A function that raises, or whose process dies, does not win."""
    run = submission.run(after_failures, ends, start_method="fork", deadline=DEADLINE)
    assert run.value == "good", (
        f"first_result(fns), where some ended with {ends} and the last one returned 'good', "
        f"gave {run.value!r}"
    )
    assert not run.left_behind


def only_failures(answer, ends):
    try:
        return answer.first_result([Job(end) for end in ends])
    except answer.NoResult:
        return "raised NoResult"


@points(1)
@settings(max_examples=4)
@given(ends=st.lists(failures, min_size=1, max_size=3))
@example(ends=[("raise", "ValueError"), ("die", 9)])
def test_no_result_at_all(submission, ends):
    """When no function has a result, NoResult is raised, and nothing is left over."""
    run = submission.run(only_failures, ends, start_method="fork", deadline=DEADLINE)
    assert run.value == "raised NoResult", (
        f"first_result(fns), where all ended with {ends}, gave {run.value!r}; expected NoResult"
    )
    assert not run.left_behind


def seen_from_a_child(answer):
    """Whether the function found the memory of its caller."""
    jobs.mark_memory()
    return answer.first_result([jobs.sees_the_mark])


@points(2)
@settings(max_examples=1)
@given(method=st.sampled_from(["spawn", "forkserver"]))
@example(method="spawn")
@example(method="forkserver")
def test_it_works_under_every_start_method(submission, method):
    """The same under spawn and forkserver."""
    run = submission.run(race, 1, 2, ("blob", 200_000), start_method=method, deadline=DEADLINE)
    assert run.value == gist(Job(("blob", 200_000))()), f"under {method} it gave {run.value}"
    assert not run.left_behind
    run = submission.run(seen_from_a_child, start_method=method, deadline=DEADLINE)
    assert run.value is False, (
        f"first_result([fn]) under {method}: fn ran in a forked copy of the caller; expected: its "
        "process is started by the method that is set"
    )
