"""pool_map: L1 to L5, with drawn sizes, orders and failures; nothing left over."""

import contextlib
import multiprocessing
import os
import sys

import cloudpickle
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import (
    Gate, children_now, faults, gist, in_order, jobs, most_at_once, new_folder, pools_kept,
)

DEADLINE = 10  # seconds; it only ends what hangs
values = st.sampled_from(
    [None, 0, "", [], False, True, 1, 1.0, (), b"", -1, "STOP", "None", (0, None), (None, None)]
)
sizes = st.sampled_from([0, 65_000, 65_536, 200_000, 1 << 20])
names = st.sampled_from(
    ["ValueError", "KeyError", "EOFError", "OSError", "TypeError", "IndexError", "RuntimeError"]
    + ["queue.Empty", "ZeroDivisionError", "AttributeError", "configparser.Error"]
)


class ByValue:
    """A function of this file as fn: pickled whole, so a spawned child need not import it."""

    def __init__(self, function):
        self.function = function

    def __call__(self, item):
        return self.function(item)

    def __reduce__(self):
        return cloudpickle.loads, (cloudpickle.dumps(self.function),)


def context(method):
    return multiprocessing.get_context(method)


# ------------------------------------------------------------------ L2: items and results

def boxed(answer, method, items, size):
    results = answer.pool_map(context(method), jobs.boxed, items, size)
    return type(results).__name__, results


@points(2)
@settings(max_examples=3)
@given(items=st.lists(values, max_size=5), size=st.integers(1, 4))
@example(items=[], size=1)
@example(items=[], size=3)
@example(items=[None, 0, "", [], False, None], size=2)
@example(items=["a", "a", 1, True, 1.0], size=2)
@example(items=["STOP", "stop", "END", "DONE", "QUIT", -1, ()], size=1)
@example(items=["a"], size=5)
def test_each_item_gets_its_own_result(submission, items, size):
    """The result is a list of fn(item), one for each item, whatever the items are (L2)."""
    run = submission.run(boxed, "fork", items, size, deadline=DEADLINE)
    kind, results = run.value
    call = f"pool_map(ctx, fn, {items}, {size})"
    expected = [[type(item).__name__, item] for item in items]
    assert kind == "list", f"{call} returned a {kind}; expected a list"
    assert repr(results) == repr(expected), (
        f"{call}, where fn(x) = [name of its type, x], returned {results}; expected {expected}"
    )
    assert not run.left_behind


def lookalikes(answer):
    items = [ValueError("kept"), None, KeyError, Ellipsis]
    results = answer.pool_map(context("fork"), jobs.same, items, 2)
    return [repr(each) for each in results], [repr(each) for each in items]


@points(1)
def test_a_result_may_be_anything(submission):
    """A result that is an exception object, None or a class is returned, not raised."""
    results, items = submission.run(lookalikes, deadline=DEADLINE).value
    assert results == items, (
        f"pool_map(ctx, same, items, 2), where same(x) = x, returned {results}; "
        f"expected the items, {items}"
    )


def big(answer, method, counts, size):
    items = [jobs.blob(count) for count in counts]
    return [gist(each) for each in answer.pool_map(context(method), jobs.same, items, size)]


@points(2)
@settings(max_examples=2)
@given(counts=st.lists(sizes, min_size=1, max_size=5), size=st.integers(1, 3))
@example(counts=[200_000], size=1)
@example(counts=[1 << 20] * 6, size=2)
@example(counts=[0] * 300, size=2)
def test_any_size_goes_through(submission, counts, size):
    """Items and results of any size, and any number of them, go through (L2)."""
    run = submission.run(big, "fork", counts, size, deadline=DEADLINE)
    shown = counts if len(counts) < 10 else f"{len(counts)} sizes"
    assert run.value == [gist(jobs.blob(count)) for count in counts], (
        f"pool_map(ctx, same, items, {size}), the items being bytes ({shown}), "
        "returned something else than the items"
    )


def in_forced_order(answer, order):
    plans = in_order(new_folder(), order)
    items = [(*plan, ("value", place)) for place, plan in enumerate(plans)]
    return answer.pool_map(context("fork"), jobs.do, items, len(order))


@points(2)
@settings(max_examples=1)
@given(order=st.permutations([0, 1, 2]))
@example(order=[2, 1, 0])
@example(order=[1, 2, 0])
def test_results_stand_in_the_order_of_the_items(submission, order):
    """Results stand in the order of the items, whichever is ready first (L2)."""
    run = submission.run(in_forced_order, order, deadline=DEADLINE)
    assert run.value == [0, 1, 2], (
        f"pool_map(ctx, fn, 3 items, 3), where the items get ready in the order {order}, "
        f"returned the results of the items {run.value}; expected [0, 1, 2]"
    )


# ------------------------------------------------------------------ L1: how many at once

def crowd(answer, method, count, size, cores):
    gate = Gate(new_folder(), "in")
    items = [(("crowd", gate, size),)] * count
    with faults.cores(cores):
        stays = answer.pool_map(context(method), jobs.do, items, size)
    return stays, gate.arrived(), os.getpid()


def check_crowd(submission, method, size, cores, *, more=0):
    count = 2 * size + more
    stays, arrived, caller = submission.run(crowd, method, count, size, cores, deadline=30).value
    call = f"pool_map({method}, fn, {count} items, {size})"
    assert caller not in arrived, f"{call} called fn in the caller's own process"
    assert len(arrived) == count, f"{call} called fn {len(arrived)} times; expected {count}"
    most = most_at_once(stays)
    assert most == size, (
        f"{call}: at most {most} calls of fn were on at the same time; expected {size}"
        + " (each waited for the others, as long as one could still come)" * (most < size)
    )


@points(4)
@settings(max_examples=1)
@given(size=st.integers(2, 4), cores=st.sampled_from([1, 3, 5]), more=st.just(0))
@example(size=3, cores=1, more=1)
@example(size=4, cores=2, more=-3)
@example(size=2, cores=4, more=0)
@example(size=1, cores=2, more=0)
def test_size_workers_run_at_the_same_time(submission, size, cores, more):
    """At most `size` and really `size` workers run fn, whatever the number of cores (L1)."""
    check_crowd(submission, "fork", size, cores, more=more)


@points(1)
@settings(max_examples=1)
@given(size=st.just(9))
def test_a_large_pool(submission, size):
    """As many workers as were asked for, also when it is many (L1)."""
    check_crowd(submission, "fork", size, 2, more=-size)


def slow(answer):
    items = [(("linger", 230), ("value", 0)), (("value", 1),), (("value", 2),)]
    return answer.pool_map(context("fork"), jobs.do, items, 2)


@points(1)
def test_a_slow_fn_is_waited_for(submission):
    """However slow fn is, its result is waited for."""
    came = submission.run(slow, deadline=DEADLINE).value
    assert came == [0, 1, 2], (
        f"pool_map(ctx, fn, [0, 1, 2], 2), where fn(0) takes more than a second, returned {came}"
    )


# ------------------------------------------------------------------ L3: fn raises

def failing(answer, method, ends, size):
    folder = new_folder()
    gate = Gate(folder, "calls")
    items = [(("arrive", gate), end) for end in ends]
    with pools_kept():
        try:
            came = ["returned", answer.pool_map(context(method), jobs.do, items, size)]
        except Exception as error:
            came = ["raised", f"{type(error).__module__}.{type(error).__name__}", str(error)]
        return came, len(gate.arrived()), len(children_now())


def full_name(name):
    kind = getattr(__import__(name.partition(".")[0]), name.partition(".")[2]) if "." in name else (
        getattr(__import__("builtins"), name)
    )
    return f"{kind.__module__}.{kind.__name__}"


def check_failing(submission, method, ends, size):
    run = submission.run(failing, method, ends, size, deadline=DEADLINE)
    (how, what, *text), calls, children = run.value
    raised = {full_name(end[1]) for end in ends if end[0] == "raise"}
    call = f"pool_map({method}, fn, {len(ends)} items, {size}), where fn ends with {ends},"
    assert how == "raised", f"{call} returned {what}; expected {' or '.join(raised)}"
    assert what in raised, f"{call} raised {what}: {text[0][:60]}; expected {' or '.join(raised)}"
    assert "on purpose" in text[0], (
        f"{call} raised {what}: {text[0][:60]!r}; the text of the exception was 'on purpose'"
    )
    assert calls <= len(ends), f"{call} called fn {calls} times"
    check_gone(run, children, call)


@points(3)
@settings(max_examples=3)
@given(
    ends=st.tuples(st.builds(lambda name: ("raise", name), names), st.just(("value", 1)))
    .flatmap(lambda two: st.permutations([*two, ("linger", 20)])),
    size=st.integers(1, 3),
)
@example(ends=[("raise", "ValueError"), ("value", 1), ("value", 2)], size=1)
@example(ends=[("value", 0), ("raise", "KeyError"), ("value", 2)], size=2)
@example(ends=[("raise", "EOFError"), ("raise", "queue.Empty"), ("value", 2)], size=3)
@example(ends=[("raise", "OSError")] * 6, size=2)
def test_an_exception_reaches_the_caller(submission, ends, size):
    """fn raises: the caller gets the exception, with its own type; nothing is left over (L3)."""
    check_failing(submission, "fork", ends, size)


# ------------------------------------------------------------------ L4: what is left over

class OnReturn:
    """What there was when the call returned."""

    def __init__(self, children):
        self.left_behind = children


def check_gone(run, children, call):
    assert not OnReturn(children).left_behind, (
        f"{call}: when the call was over, {children} of its processes had not ended, or nobody "
        "had waited for them"
    )
    assert not run.left_behind


def late(answer, count, size, end):
    """No worker ends by itself before the caller has looked, or waits for it."""
    gate = Gate(new_folder(), "ends")
    items = [(("ends after", gate), end)] + [(("ends after", gate), ("value", 1))] * (count - 1)
    with pools_kept():
        with contextlib.suppress(ValueError):
            answer.pool_map(context("fork"), jobs.do, items[:count], size)
        children = len(children_now())
    gate.open()
    return children


@points(3)
@settings(max_examples=1)
@given(count=st.integers(0, 3), size=st.integers(1, 3), end=st.just(("value", 0)))
@example(count=2, size=2, end=("value", 0))
@example(count=2, size=2, end=("raise", "ValueError"))
@example(count=0, size=2, end=("value", 0))
@example(count=1, size=3, end=("value", 0))
def test_nothing_is_left_over(submission, count, size, end):
    """On return and on raise all workers have ended, however long it takes them (L4)."""
    run = submission.run(late, count, size, end, deadline=30)
    fails = ", where fn raises," if count and end[0] == "raise" else ""
    check_gone(run, run.value, f"pool_map(ctx, fn, {count} items, {size}){fails}")


def again(answer):
    """A call that fails, then one with another fn, then one with another size."""
    with contextlib.suppress(ValueError):
        answer.pool_map(context("fork"), jobs.do, [(("raise", "ValueError"),)] * 3, 2)
    first = answer.pool_map(context("fork"), jobs.square, [1, 2, 3], 2)
    return first, answer.pool_map(context("fork"), jobs.same, [4], 1)


@points(1)
def test_calls_are_independent(submission):
    """A call starts afresh, also after one that failed."""
    run = submission.run(again, deadline=DEADLINE)
    assert run.value == ([1, 4, 9], [4]), (
        "after a call that failed, pool_map(ctx, square, [1, 2, 3], 2) and then "
        f"pool_map(ctx, same, [4], 1) gave {run.value}; expected ([1, 4, 9], [4])"
    )
    assert not run.left_behind


# ------------------------------------------------------------------ L5: start methods

@points(3)
@settings(max_examples=1)
@given(method=st.sampled_from(["spawn", "forkserver"]))
@example(method="forkserver")
@example(method="spawn")
def test_every_start_method(submission, method):
    """The same under every start method (L5)."""
    check_crowd(submission, method, 2, 1)
    check_failing(submission, method, [("value", 0), ("raise", "KeyError"), ("value", 2)], 2)


def sees_our_memory(_):
    return hasattr(sys, "mark_of_the_caller")


def memory(answer, method):
    sys.mark_of_the_caller = True
    return answer.pool_map(context(method), ByValue(sees_our_memory), [1], 1)


@points(1)
@settings(max_examples=1)
@given(case=st.sampled_from([("fork", "spawn"), ("spawn", "fork")]))
@example(case=("spawn", "fork"))
@example(case=("fork", "spawn"))
def test_the_workers_are_processes_of_ctx(submission, case):
    """The workers are started as ctx says, whatever the default start method is (L5)."""
    method, default = case
    run = submission.run(memory, method, start_method=default, deadline=DEADLINE)
    assert run.value == [method == "fork"], (
        f"pool_map(ctx, fn, ...) with a ctx of {method!r}, where the default is {default!r}: "
        "the workers were not started as ctx says"
    )
