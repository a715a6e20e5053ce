"""run_in_child: C1 to C4."""

import os
import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, Job, new_folder

DEADLINE = 10  # seconds; it only ends what hangs
ends = st.one_of(
    st.tuples(st.just("exit"), st.integers(0, 255)),
    st.tuples(st.just("die"), st.sampled_from([9, 15, 6])),
    st.tuples(st.just("raise"), st.sampled_from(["ValueError", "KeyboardInterrupt", "OSError"])),
    st.tuples(st.just("value"), st.sampled_from([None, 0, 1, "text"])),
)


def code_of(end):
    verb, what = end
    return {"exit": what, "die": -what if verb == "die" else 0, "raise": 1, "value": 0}[verb]


def codes(answer, plans):
    """run_in_child, once for each plan."""
    return [answer.run_in_child(Job(plan)) for plan in plans]


def check_codes(submission, plans):
    run = submission.run(codes, plans, deadline=DEADLINE)
    expected = [code_of(plan) for plan in plans]
    for plan, code, wanted in zip(plans, run.value, expected, strict=True):
        assert code == wanted, (
            f"run_in_child(fn), where fn ends with {plan}, returned {code!r}; expected {wanted}"
        )
    return run


@points(2)
@settings(max_examples=10)
@given(plans=st.lists(ends, min_size=1, max_size=5))
@example(plans=[("value", 1)])
@example(plans=[("exit", 1)])
@example(plans=[("exit", 0), ("exit", 255)])
def test_the_exit_code_comes_back(submission, plans):
    """The exit code of the child comes back: 0 after a return, n after os._exit(n)."""
    check_codes(submission, plans)


@points(1)
@settings(max_examples=3)
@given(number=st.sampled_from([9, 15, 6, 10]))
@example(number=9)
def test_a_signal_is_told_from_an_exit_code(submission, number):
    """A child that is ended by signal n gives -n."""
    check_codes(submission, [("die", number)])


@points(2)
@settings(max_examples=3)
@given(name=st.sampled_from(["ValueError", "KeyboardInterrupt", "OSError", "GeneratorExit"]))
@example(name="ValueError")
@example(name="KeyboardInterrupt")
def test_an_exception_gives_one(submission, name):
    """An exception in fn stays in the child, and gives 1."""
    check_codes(submission, [("raise", name), ("value", 1)])


def exit_inside(answer, code):
    return answer.run_in_child(Job(("sys.exit", code)))


@points(1)
@settings(max_examples=3)
@given(code=st.integers(0, 5))
@example(code=3)
def test_sys_exit_in_fn_stays_in_the_child(submission, code):
    """Also sys.exit() in fn ends the child only: one process comes back, not two."""
    run = submission.run(exit_inside, code, deadline=DEADLINE)
    assert run.value in (code, 1), (
        f"run_in_child(fn), where fn calls sys.exit({code}), returned {run.value!r}; "
        f"expected {code} or 1"
    )


def where_it_runs(answer, calls):
    gate = Gate(new_folder(), "ran")
    for _ in range(calls):
        answer.run_in_child(Job(("arrive", gate)))
    pids = gate.arrived()
    return os.getpid() in pids, len(pids), len(set(pids))


@points(1)
@settings(max_examples=3)
@given(calls=st.integers(1, 5))
@example(calls=1)
def test_fn_runs_once_in_a_child(submission, calls):
    """fn runs once for each call, in a child of its own; nothing is left over."""
    run = submission.run(where_it_runs, calls, deadline=DEADLINE)
    in_caller, ran, processes = run.value
    assert not in_caller, "run_in_child(fn) called fn in the caller's own process"
    assert (ran, processes) == (calls, calls), (
        f"{calls} calls of run_in_child(fn) called fn {ran} times, in {processes} processes"
    )
    assert not run.left_behind


def beside_another_child(answer, alive, plan):
    """The caller has a child already; it ends with code 77, before the call or after it."""
    reading, writing = os.pipe()
    started = Gate(new_folder(), "started")
    other = os.fork()
    if other == 0:
        os.close(writing)
        started.arrive()
        os.read(reading, 1)
        os._exit(77)
    os.close(reading)
    started.wait_for(1)
    if not alive:
        os.close(writing)
        started.wait_for_ends()
    code = answer.run_in_child(Job(plan))
    if alive:
        os.close(writing)
    try:
        return code, os.waitstatus_to_exitcode(os.waitpid(other, 0)[1])
    except ChildProcessError:
        return code, "reaped"


@points(2)
@settings(max_examples=4)
@given(alive=st.booleans(), plan=ends)
@example(alive=False, plan=("exit", 5))
@example(alive=True, plan=("exit", 5))
def test_another_child_is_left_alone(submission, alive, plan):
    """A child that the caller made before is not waited for, ended or not."""
    run = submission.run(beside_another_child, alive, plan, deadline=DEADLINE)
    code, other = run.value
    state = "still runs" if alive else "has ended with code 77"
    call = f"run_in_child(fn), while another child of the caller {state},"
    assert other == 77, f"{call} took the exit status of that other child"
    assert code == code_of(plan), f"{call} returned {code!r}; expected {code_of(plan)}"
    assert not run.left_behind


def pending_text(answer, plans):
    """A line is in the buffer of stdout when the child is forked."""
    sys.stdout.write("a line before\n")
    return [answer.run_in_child(Job(plan)) for plan in plans]


@points(2)
@settings(max_examples=4)
@given(plans=st.lists(ends, min_size=1, max_size=3))
@example(plans=[("value", 1)])
@example(plans=[("raise", "ValueError")])
@example(plans=[("print", "in the child")])
def test_pending_text_is_printed_once(submission, plans):
    """Text that waits in the caller's stdout buffer is printed once."""
    run = submission.run(pending_text, plans, deadline=DEADLINE)
    assert len(run.value) == len(plans), f"{len(run.value)} calls came back"
    count = run.stdout.count("a line before")
    assert count == 1, (
        f"print('a line before'), then {len(plans)} calls of run_in_child(fn): "
        f"the line was printed {count} times; expected once"
    )
