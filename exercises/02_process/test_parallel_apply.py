"""parallel_apply: P1 to P6, under fork, spawn and forkserver."""

import multiprocessing
import os
import resource

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, gist, in_order, jobs, new_folder

METHODS = ["fork", "spawn", "forkserver"]
DEADLINE = 10  # seconds; it only ends what hangs
sizes = st.sampled_from([0, 1, 65_000, 65_536, 65_537, 200_000, 1 << 20])
values = st.sampled_from(
    [0, None, "", [], False, 1, "a", "error", ("error", 1), (False, None), {}, b""]
)
failures = st.sampled_from(
    [("raise", "ValueError"), ("raise", "KeyboardInterrupt"), ("sys.exit", 0), ("awkward",),
     ("exit", 0), ("exit", 3), ("die", 9), ("die", 15)]
)  # fmt: skip


def the_results(answer, method, items):
    """fn puts the item's type and the item into a list."""
    ctx = multiprocessing.get_context(method)
    results = answer.parallel_apply(ctx, jobs.boxed, items)
    return type(results).__name__, results


@points(1)
@settings(max_examples=2)
@given(items=st.lists(values, max_size=3))
@example(items=[])
@example(items=[0, None, ""])
@example(items=["a", "a", ("error", 1)])
def test_each_item_gets_its_own_result(submission, items):
    """The result is a list of fn(item), one for each item, whatever the items are."""
    run = submission.run(the_results, "fork", items, deadline=DEADLINE)
    kind, results = run.value
    expected = [[type(item).__name__, item] for item in items]
    assert kind == "list", f"parallel_apply(ctx, fn, {items}) returned a {kind}, expected a list"
    assert repr(results) == repr(expected), (
        f"parallel_apply(ctx, fn, {items}), where fn(x) = [name of its type, x], "
        f"returned {results}; expected {expected}"
    )


def lookalikes(answer):
    """fn returns an exception: a value like any other."""
    ctx = multiprocessing.get_context("fork")
    items = [ValueError("a value"), None, answer.WorkerFailed, (1, 2)]
    results = answer.parallel_apply(ctx, jobs.same, items)
    return [type(each).__name__ for each in results], str(results[0])


@points(1)
def test_a_result_may_be_anything(submission):
    """A result that is an exception object, None or a class is returned, not raised."""
    run = submission.run(lookalikes, deadline=DEADLINE)
    assert run.value == (["ValueError", "NoneType", "type", "tuple"], "a value"), (
        "parallel_apply(ctx, same, [ValueError('a value'), None, WorkerFailed, (1, 2)]) gave "
        f"{run.value}; expected the four items back"
    )


def big_results(answer, method, counts):
    ctx = multiprocessing.get_context(method)
    return [gist(each) for each in answer.parallel_apply(ctx, jobs.blob, counts)]


@points(2)
@settings(max_examples=2)
@given(counts=st.lists(sizes, min_size=1, max_size=4))
@example(counts=[65_537])
@example(counts=[1 << 20, 0, 200_000])
@example(counts=[3 << 20, 1 << 20, 1 << 20])
def test_a_result_may_have_any_size(submission, counts):
    """A result of any size comes back whole."""
    run = submission.run(big_results, "fork", counts, deadline=DEADLINE)
    assert run.value == [gist(jobs.blob(count)) for count in counts], (
        f"parallel_apply(ctx, fn, {counts}), where fn(n) = n bytes, gave {run.value}"
    )


def in_forced_order(answer, method, order, size):
    """Item order[0] is ready first; with small results its process has even ended by then."""
    plans = in_order(new_folder(), order, ended=size < 1000)
    items = [(*plan, ("blob", size + k)) for k, plan in enumerate(plans)]
    results = answer.parallel_apply(multiprocessing.get_context(method), jobs.do, items)
    return [len(each) - size for each in results]


@points(2)
@settings(max_examples=2)
@given(order=st.permutations([0, 1, 2]), size=st.sampled_from([10, 200_000]))
@example(order=[2, 1, 0], size=10)
@example(order=[1, 2, 0], size=200_000)
def test_results_stand_in_the_order_of_the_items(submission, order, size):
    """Results stand in the order of the items, whichever process is ready first."""
    run = submission.run(in_forced_order, "fork", order, size, deadline=DEADLINE)
    assert run.value == [0, 1, 2], (
        f"parallel_apply(ctx, fn, 3 items), where the items get ready in the order {order}, "
        f"returned the results of the items {run.value}; expected [0, 1, 2]"
    )


def meeting(answer, method, count):
    """Each call of fn waits until all have begun; a late one gives up."""
    gate = Gate(new_folder(), "all")
    items = [(("meet", gate, count), ("value", k)) for k in range(count)]
    results = answer.parallel_apply(multiprocessing.get_context(method), jobs.do, items)
    pids = gate.arrived()
    return gate.given_up, os.getpid() in pids, len(pids), len(set(pids)), results


def check_meeting(submission, method, count):
    run = submission.run(meeting, method, count)
    alone, in_caller, calls, processes, results = run.value
    call = f"parallel_apply({method}, fn, {count} items)"
    assert not in_caller, f"{call} called fn in the caller's own process"
    assert not alone, (
        f"{call}: fn waited for the other calls to begin, but not all did; "
        f"expected {count} processes running at the same time"
    )
    assert calls == count, f"{call} called fn {calls} times; expected {count}"
    assert processes == count, f"{call} used {processes} processes; expected one for each item"
    assert results == list(range(count)), f"{call} returned {results}"


@points(2)
@settings(max_examples=1)
@given(count=st.integers(1, 5))
@example(count=1)
@example(count=24)
def test_all_processes_run_at_the_same_time(submission, count):
    """One process for each item, all running at the same time, none of them the caller's."""
    check_meeting(submission, "fork", count)


def failing(answer, method, ends, order):
    """Item k carries out ends[k]; they get there in the given order, one process at a time."""
    plans = in_order(new_folder(), order, ended=True)
    items = [(*plan, end) for plan, end in zip(plans, ends, strict=True)]
    try:
        results = answer.parallel_apply(multiprocessing.get_context(method), jobs.do, items)
    except answer.WorkerFailed as error:
        return "raised", error.index
    return "returned", results


def check_failing(submission, method, ends, order):
    run = submission.run(failing, method, ends, order, deadline=DEADLINE)
    how, what = run.value
    which = min(k for k, end in enumerate(ends) if end[0] not in ("value", "blob"))
    call = f"parallel_apply({method}, fn, 3 items), where they end with {ends} in order {order},"
    assert how == "raised", f"{call} returned {what}; expected WorkerFailed, index {which}"
    assert what == which, f"{call} raised WorkerFailed, index {what}; expected index {which}"
    assert not run.left_behind
    return run


@points(3)
@settings(max_examples=4)
@given(ends=st.tuples(failures, failures, st.just(("value", 2))).flatmap(st.permutations),
       order=st.permutations([0, 1, 2]))  # fmt: skip
@example(ends=[("raise", "ValueError"), ("value", 1), ("value", 2)], order=[0, 1, 2])
@example(ends=[("value", 0), ("die", 9), ("value", 2)], order=[2, 1, 0])
@example(ends=[("value", 0), ("value", 1), ("exit", 0)], order=[0, 1, 2])
@example(ends=[("raise", "ValueError"), ("die", 9), ("raise", "KeyError")], order=[2, 1, 0])
@example(ends=[("awkward",), ("value", 1), ("value", 2)], order=[0, 1, 2])
@example(ends=[("exit", 0), ("blob", 200_000), ("value", 2)], order=[0, 1, 2])
def test_a_failure_is_told_with_the_lowest_index(submission, ends, order):
    """fn raises, or its process dies without a result: WorkerFailed, lowest index."""
    check_failing(submission, "fork", ends, order)


def slow_neighbours(answer, failing):
    """One item fails at once, while the others are slow."""
    items = [(("linger", 60), ("value", 1))] * 3
    items[failing] = (("raise", "ValueError"),)
    try:
        answer.parallel_apply(multiprocessing.get_context("fork"), jobs.do, items)
    except answer.WorkerFailed as error:
        return error.index
    return None


@points(1)
@settings(max_examples=1)
@given(failing=st.sampled_from([0, 1, 2]))
@example(failing=0)
def test_a_failure_is_told_after_all_have_ended(submission, failing):
    """When WorkerFailed reaches the caller, every process has ended and nothing is left over."""
    run = submission.run(slow_neighbours, failing)
    assert run.value == failing, f"expected WorkerFailed with index {failing}, got {run.value}"
    assert not run.left_behind


def two_calls(answer, first, second):
    """The first call fails at its last item; all results are looked at after the last call."""
    ctx = multiprocessing.get_context("fork")
    items = [*((("value", each),) for each in first), (("exit", 3),)]
    try:
        one = answer.parallel_apply(ctx, jobs.do, items)
    except answer.WorkerFailed as error:
        one = error.index
    two = answer.parallel_apply(ctx, jobs.same, second)
    three = answer.parallel_apply(ctx, jobs.same, first)
    return one, two, three


@points(1)
@settings(max_examples=1)
@given(first=st.lists(st.integers(1, 9), max_size=2), second=st.lists(st.integers(), max_size=2))
@example(first=[1, 2], second=[3])
def test_each_call_starts_afresh(submission, first, second):
    """A call that failed leaves nothing behind for the next, nor does one that did not."""
    run = submission.run(two_calls, first, second, deadline=DEADLINE)
    expected = (len(first), second, first)
    assert run.value == expected, (
        f"parallel_apply(ctx, fn, {len(first) + 1} items), whose last one exits without a result, "
        f"then parallel_apply(ctx, same, {second}), then parallel_apply(ctx, same, {first}) "
        f"gave {run.value}; expected {expected}"
    )
    assert not run.left_behind


def slow_calls(answer, rounds):
    ctx = multiprocessing.get_context("fork")
    return answer.parallel_apply(
        ctx, jobs.do, [(("linger", rounds), ("value", 0)), (("value", 1),)]
    )


@points(1)
def test_a_slow_fn_is_waited_for(submission):
    """However slow fn is, its result is waited for."""
    run = submission.run(slow_calls, 440)
    assert run.value == [0, 1], (
        f"parallel_apply(ctx, fn, [0, 1]), where fn(0) takes some seconds, returned {run.value}"
    )
    assert not run.left_behind


@points(1)
@settings(max_examples=1)
@given(counts=st.lists(sizes, max_size=3))
@example(counts=[])
@example(counts=[200_000, 1])
def test_nothing_is_left_over(submission, counts):
    """Nothing is left over on return: no process, no thread, no open descriptor."""
    run = submission.run(big_results, "fork", counts, deadline=DEADLINE)
    assert len(run.value) == len(counts), f"parallel_apply gave {len(run.value)} results"
    assert not run.left_behind


@points(2)
@settings(max_examples=1)
@given(method=st.sampled_from(METHODS[1:]))
@example(method="spawn")
@example(method="forkserver")
def test_it_works_under_every_start_method(submission, method):
    """The same under spawn and forkserver: meeting, any size, failures, nothing left over."""
    check_meeting(submission, method, 2)
    run = submission.run(big_results, method, [200_000, 1], deadline=DEADLINE)
    assert run.value == [gist(jobs.blob(200_000)), gist(jobs.blob(1))], (
        f"parallel_apply({method}, fn, [200000, 1]), where fn(n) = n bytes, gave {run.value}"
    )
    assert not run.left_behind
    check_failing(submission, method, [("value", 0), ("die", 9), ("exit", 0)], [2, 1, 0])


def memory(answer, method):
    jobs.mark_memory()
    return answer.parallel_apply(multiprocessing.get_context(method), jobs.sees_the_mark, [1])


@points(1)
@settings(max_examples=1)
@given(case=st.sampled_from([("fork", "spawn"), ("spawn", "fork")]))
@example(case=("spawn", "fork"))
@example(case=("fork", "spawn"))
def test_the_processes_are_of_ctx(submission, case):
    """The processes are started as ctx says, whatever the default start method is (P1, P5)."""
    method, default = case
    run = submission.run(memory, method, start_method=default, deadline=DEADLINE)
    assert run.value == [method == "fork"], (
        f"parallel_apply(ctx, fn, [1]) with a ctx of {method!r}, where the default is "
        f"{default!r}: the process was not started as ctx says"
    )


def children_of_the_import(answer):
    """Children that were waited for so far have left their page faults in the books."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt > 0
    nothing = answer.parallel_apply(multiprocessing.get_context("fork"), jobs.same, [])
    return started, nothing


@points(1)
def test_importing_starts_nothing(submission):
    """Importing the module starts no process and no thread."""
    run = submission.run(children_of_the_import)
    started, nothing = run.value
    assert not started, "importing parallel_apply.py started a process, and waited for it"
    assert nothing == [], f"parallel_apply(ctx, fn, []) returned {nothing!r}"
    assert not run.left_behind
