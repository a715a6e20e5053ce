"""run_all: all started before any is joined, exit codes in order, nothing left over."""

import os

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, Job, in_order, jobs, new_folder

METHODS = ["fork", "spawn", "forkserver"]
ends = st.one_of(
    st.tuples(st.just("value"), st.sampled_from([None, 1, "text"])),
    st.tuples(st.just("raise"), st.sampled_from(["ValueError", "KeyboardInterrupt"])),
    st.tuples(st.just("exit"), st.integers(0, 255)),
    st.tuples(st.just("sys.exit"), st.integers(0, 255)),
    st.tuples(st.just("die"), st.sampled_from([9, 15])),
)


def code_of(end):
    verb, what = end
    if verb == "die":
        return -what
    return what if verb in ("exit", "sys.exit") else int(verb == "raise")


def codes(answer, plans):
    """What run_all gives when each function carries out its plan."""
    result = answer.run_all([Job(*plan) for plan in plans])
    return type(result).__name__, result


def check_codes(submission, plans, method):
    run = submission.run(codes, [[plan] for plan in plans], start_method=method, deadline=10)
    expected = [code_of(plan) for plan in plans]
    assert run.value == ("list", expected), (
        f"run_all(fns) under {method}, where the functions end with {plans}, "
        f"returned {run.value[1]}; expected {expected}"
    )


@points(2)
@settings(max_examples=8)
@given(plans=st.lists(ends, max_size=4))
@example(plans=[])
@example(plans=[("exit", 3), ("value", 1), ("raise", "ValueError"), ("die", 9)])
def test_the_exit_codes_stand_in_order(submission, plans):
    """The exit codes come back in the order of the functions: 0, 1, n, or -signal."""
    check_codes(submission, plans, "fork")


def codes_in_forced_order(answer, order):
    """Function order[0] ends first, then order[1], ...; function k ends with code 10 + k."""
    plans = in_order(new_folder(), order, ended=True)
    return answer.run_all([Job(*plan, ("exit", 10 + k)) for k, plan in enumerate(plans)])


@points(1)
@settings(max_examples=4)
@given(order=st.permutations([0, 1, 2]))
@example(order=[2, 1, 0])
def test_whoever_ends_first(submission, order):
    """The order of the functions counts, not the order in which they end."""
    run = submission.run(codes_in_forced_order, order, start_method="fork", deadline=10)
    assert run.value == [10, 11, 12], (
        f"run_all(fns), where the functions end in the order {order} with the codes 10, 11, 12, "
        f"returned {run.value}; expected [10, 11, 12]"
    )


def meeting(answer, count):
    """Every function waits until all have begun; a late one gives up."""
    gate = Gate(new_folder(), "all")
    result = answer.run_all([Job(("meet", gate, count), ("value", 0))] * count)
    pids = gate.arrived()
    return gate.given_up, os.getpid() in pids, len(set(pids)), result


def check_meeting(submission, count, method):
    run = submission.run(meeting, count, start_method=method)
    alone, in_caller, processes, result = run.value
    call = f"run_all({count} functions) under {method}"
    assert not in_caller, f"{call} ran a function in the caller's own process"
    assert not alone, (
        f"{call}: a function waited for the others to begin, but not all did; "
        "expected: all are started before any is waited for"
    )
    assert processes == count, f"{call} used {processes} processes; expected {count}"
    assert result == [0] * count, f"{call} returned {result}; expected {[0] * count}"


@points(2)
@settings(max_examples=3)
@given(count=st.integers(1, 5))
@example(count=2)
@example(count=24)
def test_all_run_at_the_same_time(submission, count):
    """All are started before any is waited for, each in a process of its own."""
    check_meeting(submission, count, "fork")


def started_by(answer):
    """[0] from a process that does not have the memory of its caller, else [77]."""
    jobs.mark_memory()
    return answer.run_all([Job(("exit if forked", 77), ("value", 0))])


def check_started_by(submission, method):
    run = submission.run(started_by, start_method=method)
    assert run.value == [0], (
        f"run_all([fn]) under {method}: the exit code was {run.value}, and 77 says that fn ran in "
        "a forked copy of the caller; expected: multiprocessing.Process starts it as is set"
    )


@points(2)
def test_it_works_under_every_start_method(submission):
    """The same under spawn and forkserver, where everything is pickled and imported anew."""
    check_started_by(submission, "spawn")
    check_codes(submission, [("exit", 3), ("value", 1), ("die", 9)], "spawn")
    for method in METHODS[1:]:
        check_meeting(submission, 2, method)


def slow_functions(answer, count, rounds):
    return answer.run_all([Job(("linger", rounds), ("exit", k)) for k in range(count)])


@points(1)
@settings(max_examples=2)
@given(count=st.integers(1, 3), rounds=st.just(60))
@example(count=2, rounds=440)
def test_nothing_is_left_over(submission, count, rounds):
    """Every process is waited for, however slow: nothing is left over on return."""
    run = submission.run(slow_functions, count, rounds, start_method="fork")
    assert not run.left_behind
    assert run.value == list(range(count)), (
        f"run_all({count} slow functions) returned {run.value}; expected {list(range(count))}"
    )
