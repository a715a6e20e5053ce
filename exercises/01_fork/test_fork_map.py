"""fork_map: F1 to F7."""

import os
import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, faults, gist, in_order, jobs, new_folder

DEADLINE = 10  # seconds; it only ends what hangs
sizes = st.sampled_from([0, 1, 65_000, 65_536, 65_537, 200_000, 1 << 20])
values = st.sampled_from(
    [0, None, "", [], False, 1, "a", "error", ("error", 1), (False, None), {}, b""]
)
failures = st.sampled_from(
    [("raise", "ValueError"), ("raise", "KeyboardInterrupt"), ("awkward",),
     ("exit", 0), ("exit", 3), ("exit", 255), ("die", 9), ("die", 15), ("die", 11)]
)  # fmt: skip


def code_of(end):
    return {"exit": end[-1], "die": -end[1] if end[0] == "die" else 0}.get(end[0], 1)


def the_results(answer, items):
    """fn puts the item's type and the item into a list."""
    results = answer.fork_map(jobs.boxed, items)
    return type(results).__name__, results


@points(1)
@settings(max_examples=6)
@given(items=st.lists(values, max_size=4))
@example(items=[])
@example(items=[0, None, ""])
@example(items=["a", "a", ("error", 1)])
def test_each_item_gets_its_own_result(submission, items):
    """The result is a list of fn(item), one for each item, whatever the items are."""
    run = submission.run(the_results, items, deadline=DEADLINE)
    kind, results = run.value
    expected = [[type(item).__name__, item] for item in items]
    assert kind == "list", f"fork_map(fn, {items}) returned a {kind}; expected a list"
    assert repr(results) == repr(expected), (
        f"fork_map(fn, {items}), where fn(x) = [name of its type, x], returned {results}; "
        f"expected {expected}"
    )
    assert not run.left_behind


def lookalikes(answer):
    """fn returns what could be taken for a failure: these are values like any other."""
    items = [ValueError("a value"), None, answer.ChildFailed, b"", (0,)]
    return [type(each).__name__ for each in answer.fork_map(jobs.same, items)]


@points(1)
def test_a_result_may_be_anything(submission):
    """A result that is an exception object, None, 0 or empty is returned, not raised."""
    run = submission.run(lookalikes, deadline=DEADLINE)
    assert run.value == ["ValueError", "NoneType", "type", "bytes", "tuple"], (
        "fork_map(same, [ValueError('a value'), None, ChildFailed, b'', (0,)]) gave results of the "
        f"types {run.value}; expected the five items back"
    )


def big_results(answer, counts, most):
    """Results of so many bytes; read and write move at most so many at once, if any are given."""
    if most is None:
        return [gist(each) for each in answer.fork_map(jobs.blob, counts)]
    with faults.short_io(most):
        return [gist(each) for each in answer.fork_map(jobs.blob, counts)]


@points(2)
@settings(max_examples=8)
@given(counts=st.lists(sizes, min_size=1, max_size=5))
@example(counts=[65_537])
@example(counts=[1 << 20, 0, 200_000])
@example(counts=[3 << 20, 1 << 20, 1 << 20])
def test_a_result_may_have_any_size(submission, counts):
    """A result of any size comes back whole."""
    run = submission.run(big_results, counts, None, deadline=DEADLINE)
    assert run.value == [gist(jobs.blob(count)) for count in counts], (
        f"fork_map(fn, {counts}), where fn(n) = n bytes, gave {run.value}"
    )
    assert not run.left_behind


@points(1)
@settings(max_examples=3)
@given(counts=st.lists(sizes, min_size=1, max_size=3), most=st.sampled_from([4096, 30_000]))
@example(counts=[200_000, 65_536], most=4096)
def test_reads_and_writes_may_be_short(submission, counts, most):
    """os.read and os.write may move less than they were asked for: the result is still whole."""
    run = submission.run(big_results, counts, most, deadline=DEADLINE)
    assert run.value == [gist(jobs.blob(count)) for count in counts], (
        f"fork_map(fn, {counts}), where fn(n) = n bytes and os.read and os.write move at most "
        f"{most} bytes at once, gave {run.value}"
    )


def in_forced_order(answer, order, size):
    """Item order[0] is ready first; with small results its process has even ended by then."""
    plans = in_order(new_folder(), order, ended=size < 1000)
    items = [(*plan, ("blob", size + k)) for k, plan in enumerate(plans)]
    return [len(each) - size for each in answer.fork_map(jobs.do, items)]


@points(2)
@settings(max_examples=5)
@given(order=st.permutations([0, 1, 2]), size=st.sampled_from([10, 200_000]))
@example(order=[2, 1, 0], size=10)
@example(order=[1, 2, 0], size=200_000)
def test_results_stand_in_the_order_of_the_items(submission, order, size):
    """Results stand in the order of the items, whichever child is ready first."""
    run = submission.run(in_forced_order, order, size, deadline=DEADLINE)
    assert run.value == [0, 1, 2], (
        f"fork_map(fn, 3 items), where the items get ready in the order {order}, returned the "
        f"results of the items {run.value}; expected [0, 1, 2]"
    )


def meeting(answer, count):
    """Each call of fn waits until all have begun; a late one gives up."""
    gate = Gate(new_folder(), "all")
    results = answer.fork_map(jobs.do, [(("meet", gate, count), ("where",))] * count)
    pids = gate.arrived()
    parents = {each[1] for each in results if each != "alone: the others did not come"}
    return gate.given_up, os.getpid() in pids, len(pids), len(set(pids)), parents == {os.getpid()}


@points(2)
@settings(max_examples=3)
@given(count=st.integers(1, 5))
@example(count=1)
@example(count=40)
def test_all_children_are_forked_before_any_is_waited_for(submission, count):
    """One child of the caller for each item, all of them at the same time."""
    run = submission.run(meeting, count)
    alone, in_caller, calls, processes, ours = run.value
    call = f"fork_map(fn, {count} items)"
    assert not in_caller, f"{call} called fn in the caller's own process"
    assert not alone, (
        f"{call}: fn waited for the other calls to begin, but not all did; "
        f"expected {count} children at the same time"
    )
    assert (calls, processes) == (count, count), (
        f"{call} called fn {calls} times, in {processes} processes; expected one for each item"
    )
    assert ours, f"{call} called fn in processes that are no children of the caller's"


def failing(answer, ends, order):
    """Item k carries out ends[k]; they get there in the given order, one child at a time."""
    plans = in_order(new_folder(), order, ended=True)
    items = [(*plan, end) for plan, end in zip(plans, ends, strict=True)]
    try:
        results = answer.fork_map(jobs.do, items)
    except answer.ChildFailed as error:
        return "raised", error.index, error.code
    return "returned", results, None


def check_failing(submission, ends, order):
    run = submission.run(failing, ends, order, deadline=DEADLINE)
    how, which, code = run.value
    first = min(k for k, end in enumerate(ends) if end[0] not in ("value", "blob"))
    call = f"fork_map(fn, {len(ends)} items), where they end with {ends} in the order {order},"
    expected = f"ChildFailed, index {first}, code {code_of(ends[first])}"
    assert how == "raised", f"{call} returned {which}; expected {expected}"
    assert (which, code) == (first, code_of(ends[first])), (
        f"{call} raised ChildFailed, index {which}, code {code}; expected {expected}"
    )
    assert not run.left_behind


@points(3)
@settings(max_examples=10)
@given(ends=st.tuples(failures, failures, st.just(("value", 2))).flatmap(st.permutations),
       order=st.permutations([0, 1, 2]))  # fmt: skip
@example(ends=[("raise", "ValueError"), ("value", 1), ("value", 2)], order=[0, 1, 2])
@example(ends=[("value", 0), ("die", 9), ("value", 2)], order=[2, 1, 0])
@example(ends=[("value", 0), ("exit", 3), ("value", 2)], order=[0, 1, 2])
@example(ends=[("raise", "ValueError"), ("die", 9), ("raise", "KeyError")], order=[2, 1, 0])
@example(ends=[("exit", 0), ("blob", 200_000), ("value", 2)], order=[0, 1, 2])
def test_a_failure_is_told_with_the_lowest_index(submission, ends, order):
    """fn raises, or its child ends without a result: ChildFailed, lowest index, its code."""
    check_failing(submission, ends, order)


@points(1)
@settings(max_examples=2)
@given(place=st.sampled_from([0, 1, 2]))
@example(place=0)
def test_exit_code_0_without_a_result_is_a_failure(submission, place):
    """A child that calls os._exit(0) has no result: ChildFailed with code 0."""
    ends = [("value", 0), ("value", 1), ("value", 2)]
    ends[place] = ("exit", 0)
    check_failing(submission, ends, [0, 1, 2])


def slow_neighbours(answer, failing):
    """One item fails at once, while the others are slow."""
    items = [(("linger", 60), ("value", 1))] * 3
    items[failing] = (("raise", "ValueError"),)
    try:
        answer.fork_map(jobs.do, items)
    except answer.ChildFailed as error:
        return error.index
    return None


@points(1)
@settings(max_examples=2)
@given(failing=st.sampled_from([0, 1, 2]))
@example(failing=0)
def test_a_failure_is_told_after_all_are_reaped(submission, failing):
    """When ChildFailed reaches the caller, every child has ended and is reaped."""
    run = submission.run(slow_neighbours, failing)
    assert run.value == failing, f"expected ChildFailed with index {failing}, got {run.value}"
    assert not run.left_behind


def two_calls(answer, first, second):
    """The first call fails at its last item; both results are looked at after the second."""
    items = [*((("value", each),) for each in first), (("exit", 3),)]
    try:
        one = answer.fork_map(jobs.do, items)
    except answer.ChildFailed as error:
        one = [error.index, error.code]
    two = answer.fork_map(jobs.same, second)
    three = answer.fork_map(jobs.same, first)
    return one, two, three


@points(1)
@settings(max_examples=3)
@given(first=st.lists(st.integers(1, 9), max_size=2), second=st.lists(st.integers(), max_size=2))
@example(first=[1, 2], second=[3])
def test_each_call_starts_afresh(submission, first, second):
    """A call that failed leaves nothing behind for the next, nor does one that did not."""
    run = submission.run(two_calls, first, second, deadline=DEADLINE)
    expected = ([len(first), 3], second, first)
    assert run.value == expected, (
        f"fork_map(fn, {len(first) + 1} items), whose last one exits with 3, then "
        f"fork_map(same, {second}), then fork_map(same, {first}) gave {run.value}; "
        f"expected {expected}"
    )
    assert not run.left_behind


def slow_calls(answer, rounds):
    return answer.fork_map(jobs.do, [(("linger", rounds), ("value", 0)), (("value", 1),)])


@points(1)
def test_a_slow_fn_is_waited_for(submission):
    """However slow fn is, its result is waited for."""
    run = submission.run(slow_calls, 440)
    assert run.value == [0, 1], (
        f"fork_map(fn, [0, 1]), where fn(0) takes some seconds, returned {run.value}"
    )
    assert not run.left_behind


def leaving(answer, name):
    """fn raises something that is no Exception; who comes out of the call?"""
    step = ("sys.exit", 3) if name == "SystemExit" else ("raise", name)
    try:
        answer.fork_map(jobs.do, [(("value", 0),), (step,)])
    except answer.ChildFailed as error:
        return error.index
    return None


@points(2)
@settings(max_examples=2)
@given(name=st.sampled_from(["SystemExit", "KeyboardInterrupt", "GeneratorExit"]))
@example(name="SystemExit")
@example(name="KeyboardInterrupt")
def test_only_the_caller_comes_back(submission, name):
    """Only the caller's process comes out of fork_map, whatever fn raises."""
    run = submission.run(leaving, name, deadline=DEADLINE)
    assert run.value == 1, (
        f"fork_map(fn, 2 items), where the second raises {name}: expected ChildFailed with "
        f"index 1, got {run.value}"
    )


def beside_another_child(answer, alive, end):
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
    try:
        result = answer.fork_map(jobs.do, [(("value", 0),), (end,)])
    except answer.ChildFailed as error:
        result = [error.index, error.code]
    if alive:
        os.close(writing)
    try:
        return result, os.waitstatus_to_exitcode(os.waitpid(other, 0)[1])
    except ChildProcessError:
        return result, "reaped"


@points(2)
@settings(max_examples=3)
@given(alive=st.booleans(), end=st.sampled_from([("value", 1), ("exit", 1)]))
@example(alive=False, end=("value", 1))
@example(alive=True, end=("value", 1))
def test_another_child_is_left_alone(submission, alive, end):
    """A child that the caller made before is not reaped, ended or not."""
    run = submission.run(beside_another_child, alive, end, deadline=DEADLINE)
    result, other = run.value
    state = "still runs" if alive else "has ended with code 77"
    call = f"fork_map(fn, 2 items), while another child of the caller {state},"
    assert other == 77, f"{call} took the exit status of that other child"
    expected = [0, 1] if end[0] == "value" else [1, 1]
    assert result == expected, f"{call} gave {result}; expected {expected}"
    assert not run.left_behind


def pending_text(answer, end):
    """A line is in the buffer of stdout when the children are forked."""
    sys.stdout.write("a line before\n")
    try:
        answer.fork_map(jobs.do, [(("value", 0),), (end,), (("value", 2),)])
    except answer.ChildFailed as error:
        return error.index
    return None


@points(2)
@settings(max_examples=2)
@given(end=st.sampled_from([("value", 1), ("raise", "ValueError"), ("exit", 0)]))
@example(end=("value", 1))
@example(end=("raise", "ValueError"))
@example(end=("print", "in the child"))
def test_pending_text_is_printed_once(submission, end):
    """Text that waits in the caller's stdout buffer is printed once."""
    run = submission.run(pending_text, end, deadline=DEADLINE)
    assert run.value == (1 if end[0] in ("raise", "exit") else None)
    count = run.stdout.count("a line before")
    assert count == 1, (
        f"print('a line before'), then fork_map(fn, 3 items): the line was printed {count} "
        "times; expected once"
    )
