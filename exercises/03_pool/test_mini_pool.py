"""MiniPool: M1 to M6, with drawn orders, failures and deaths; nothing left over."""

import os

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, children_now, gist, in_order, jobs, most_at_once, new_folder

DEADLINE = 10  # seconds; it only ends what hangs
values = st.sampled_from(
    [None, 0, "", [], False, True, 1, 1.0, (), b"", -1, "STOP", "None", (0, None), (None, None)]
)
sizes = st.sampled_from([0, 65_000, 65_536, 200_000, 1 << 20])
names = st.sampled_from(
    ["ValueError", "KeyError", "EOFError", "OSError", "TypeError", "queue.Empty", "IndexError"]
)
deaths = st.sampled_from([("die", 9), ("exit", 0), ("exit", 3), ("die", 15)])


class OnReturn:
    """What there was when close() returned."""

    def __init__(self, children):
        self.left_behind = children


def check_gone(run, children, call):
    assert not OnReturn(children).left_behind, (
        f"{call}: when close() was over, {children} worker{'s' * (children != 1)} had not ended, "
        "or nobody had waited for them"
    )
    assert not run.left_behind


def whole_life(answer, size, *maps):
    """One map after the other in one pool, then close(): what came of each, children left."""
    pool = answer.MiniPool(size)
    came = [told(answer, pool, fn, xs) for fn, xs in maps]
    pool.close()
    return came, len(children_now())


def told(answer, pool, fn, xs):
    try:
        return ["returned", pool.map(fn, xs)]
    except answer.WorkerDied:
        return ["raised", "WorkerDied"]
    except Exception as error:
        return ["raised", type(error).__name__, str(error)]


# ------------------------------------------------------------------ M2: results

def boxed(answer, size, xs):
    (came,), children = whole_life(answer, size, (jobs.boxed, xs))
    return came, type(came[1]).__name__, children


@points(2)
@settings(max_examples=1)
@given(xs=st.lists(values, max_size=5), size=st.integers(1, 4))
@example(xs=[], size=2)
@example(xs=[None, 0, "", [], False, None], size=2)
@example(xs=["a", "a", 1, True, 1.0], size=1)
@example(xs=["STOP", "stop", "END", "DONE", "QUIT", -1, ()], size=1)
@example(xs=["a"], size=4)
def test_each_item_gets_its_own_result(submission, xs, size):
    """map returns a list of fn(x), one for each x, whatever it is (M2)."""
    run = submission.run(boxed, size, xs, start_method="fork", deadline=DEADLINE)
    (how, results), kind, children = run.value
    call = f"MiniPool({size}).map(fn, {xs})"
    expected = [[type(x).__name__, x] for x in xs]
    assert (how, kind) == ("returned", "list"), f"{call} {how} a {kind}; expected a list"
    assert repr(results) == repr(expected), (
        f"{call}, where fn(x) = [name of its type, x], returned {results}; expected {expected}"
    )
    check_gone(run, children, call)


def lookalikes(answer):
    items = [ValueError("kept"), None, KeyError, Ellipsis]
    ((_, results),), _ = whole_life(answer, 2, (jobs.same, items))
    return repr(results), repr(items)


@points(1)
def test_a_result_may_be_anything(submission):
    """A result that is an exception object, None or a class is returned, not raised."""
    results, items = submission.run(lookalikes, start_method="fork", deadline=DEADLINE).value
    assert results == items, (
        f"MiniPool(2).map(same, items), where same(x) = x, gave {results}; expected {items}"
    )


def big(answer, counts, size):
    items = [jobs.blob(count) for count in counts]
    ((how, results),), _ = whole_life(answer, size, (jobs.same, items))
    return how, [gist(each) for each in results]


@points(2)
@settings(max_examples=1)
@given(counts=st.lists(sizes, min_size=1, max_size=5), size=st.integers(1, 3))
@example(counts=[200_000], size=1)
@example(counts=[1 << 20] * 6, size=2)
@example(counts=[0] * 300, size=2)
def test_any_size_goes_through(submission, counts, size):
    """Items and results of any size, and any number of them, go through (M2)."""
    run = submission.run(big, counts, size, start_method="fork", deadline=DEADLINE)
    shown = counts if len(counts) < 10 else f"{len(counts)} sizes"
    assert run.value == ("returned", [gist(jobs.blob(count)) for count in counts]), (
        f"MiniPool({size}).map(same, items), the items being bytes ({shown}), "
        "gave something else than the items"
    )


def in_forced_order(answer, order):
    plans = in_order(new_folder(), order)
    items = [(*plan, ("value", place)) for place, plan in enumerate(plans)]
    return whole_life(answer, len(order), (jobs.do, items))[0][0]


@points(2)
@settings(max_examples=1)
@given(order=st.permutations([0, 1, 2]))
@example(order=[2, 1, 0])
@example(order=[1, 2, 0])
def test_results_stand_in_the_order_of_the_items(submission, order):
    """Results stand in the order of the items, whichever is ready first (M2)."""
    run = submission.run(in_forced_order, order, start_method="fork", deadline=DEADLINE)
    assert run.value == ["returned", [0, 1, 2]], (
        f"MiniPool(3).map(fn, 3 items), where the items get ready in the order {order}, "
        f"gave the results of the items {run.value[1]}; expected [0, 1, 2]"
    )


def slow(answer):
    plans = [(("linger", 230), ("value", 0)), (("value", 1),)]
    return whole_life(answer, 2, (jobs.do, plans))[0][0]


@points(1)
def test_a_slow_fn_is_waited_for(submission):
    """However slow fn is, its result is waited for."""
    came = submission.run(slow, start_method="fork", deadline=DEADLINE).value
    assert came == ["returned", [0, 1]], (
        f"MiniPool(2).map(fn, [0, 1]), where fn(0) takes more than a second, gave {came}"
    )


# ------------------------------------------------------------------ M1, M3: workers live on

def crowd_after(answer, size, ends):
    """A map that carries out the ends, then one where all workers meet."""
    gate = Gate(new_folder(), "in")
    meeting = [(("crowd", gate, size),)] * (2 * size)
    maps = [(jobs.do, [(end,) for end in ends])] * bool(ends)
    came, children = whole_life(answer, size, *maps, (jobs.do, meeting))
    return came, gate.arrived(), os.getpid(), children


def check_crowd(submission, size, ends, method):
    run = submission.run(crowd_after, size, ends, start_method=method, deadline=30)
    came, arrived, caller, children = run.value
    after = f", after a map that ended with {ends}" * bool(ends)
    call = f"MiniPool({size}).map(fn, {2 * size} items) under {method}{after}"
    assert came[-1][0] == "returned", f"{call} {' '.join(came[-1])}"
    assert caller not in arrived, f"{call} called fn in the caller's own process"
    assert len(arrived) == 2 * size, f"{call} called fn {len(arrived)} times"
    most = most_at_once(came[-1][1])
    assert most == size, (
        f"{call}: at most {most} calls of fn were on at the same time; expected {size}"
        + " (each waited for the others, as long as one could still come)" * (most < size)
    )
    check_gone(run, children, call)


@points(3)
@settings(max_examples=1)
@given(size=st.integers(1, 4))
@example(size=3)
def test_all_workers_work_at_the_same_time(submission, size):
    """`size` workers are at work at the same time, never more (M1)."""
    check_crowd(submission, size, [], "fork")


@points(3)
@settings(max_examples=1)
@given(name=names, size=st.integers(1, 2))
@example(name="ValueError", size=2)
def test_a_worker_survives_an_exception(submission, name, size):
    """An exception of fn ends no worker: the next map has all of them (M3)."""
    check_crowd(submission, size, [("raise", name)] * (size + 1), "fork")


def failing(answer, ends, size):
    """A map that fails, and one right after it."""
    plans = [(end,) for end in ends]
    return whole_life(answer, size, (jobs.do, plans), (jobs.square, [1, 2, 3, 4]))


def check_failing(submission, ends, size, method):
    run = submission.run(failing, ends, size, start_method=method, deadline=DEADLINE)
    (first, second), children = run.value
    raised = {end[1].split(".")[-1] for end in ends if end[0] == "raise"}
    call = f"MiniPool({size}).map(fn, {len(ends)} items) under {method}, fn ending with {ends},"
    assert first[0] == "raised", f"{call} returned {first[1]}; expected {' or '.join(raised)}"
    assert first[1] in raised, f"{call} raised {first[1]}; expected {' or '.join(raised)}"
    assert "on purpose" in first[2], (
        f"{call} raised {first[1]}: {first[2]!r}; the text of the exception was 'on purpose'"
    )
    assert second == ["returned", [1, 4, 9, 16]], (
        f"{call} raised {first[1]}; the next map, map(square, [1, 2, 3, 4]), gave {second[1]}"
    )
    check_gone(run, children, call)


@points(3)
@settings(max_examples=1)
@given(
    ends=st.tuples(st.builds(lambda name: ("raise", name), names), st.just(("value", 1)))
    .flatmap(lambda two: st.permutations([*two, ("linger", 20)])),
    size=st.integers(1, 3),
)
@example(ends=[("raise", "ValueError"), ("value", 1), ("value", 2)], size=1)
@example(ends=[("raise", "KeyError"), ("linger", 40), ("linger", 40), ("value", 9)], size=3)
@example(ends=[("value", 0), ("raise", "EOFError"), ("raise", "queue.Empty")], size=2)
def test_an_exception_reaches_the_caller(submission, ends, size):
    """fn raises: map raises it, with its type; the next map gets its own results only (M3)."""
    check_failing(submission, ends, size, "fork")


# ------------------------------------------------------------------ M4: a worker dies

def dying(answer, ends, size):
    (came,), children = whole_life(answer, size, (jobs.do, [(end,) for end in ends]))
    return came, children


def check_dying(submission, ends, size, method):
    run = submission.run(dying, ends, size, start_method=method, deadline=DEADLINE)
    came, children = run.value
    call = f"MiniPool({size}).map(fn, {len(ends)} items) under {method}, fn ending with {ends},"
    assert came == ["raised", "WorkerDied"], (
        f"{call} {came[0]} {came[1]}; expected that it raises WorkerDied"
    )
    check_gone(run, children, call)


@points(4)
@settings(max_examples=1)
@given(
    ends=deaths.flatmap(lambda end: st.permutations([end, ("value", 1), ("linger", 20)])),
    size=st.integers(1, 3),
)
@example(ends=[("die", 9)], size=1)
@example(ends=[("value", 0), ("die", 9), ("value", 2), ("value", 3)], size=2)
@example(ends=[("exit", 0), ("value", 1), ("value", 2)], size=1)
@example(ends=[("linger", 10), ("value", 1), ("exit", 3)], size=3)
def test_a_dead_worker_is_told(submission, ends, size):
    """A worker that dies in the middle: map raises WorkerDied, and close() still works (M4)."""
    check_dying(submission, ends, size, "fork")


# ------------------------------------------------------------------ M5: close

def late(answer, size, count, end):
    """No worker ends by itself before the caller has looked, or waits for it."""
    gate = Gate(new_folder(), "ends")
    plans = [(("ends after", gate), end)] * count
    came = whole_life(answer, size, *([(jobs.do, plans)] * bool(count)))
    gate.open()
    return came


@points(2)
@settings(max_examples=1)
@given(
    size=st.integers(1, 3), count=st.integers(0, 3), end=st.sampled_from([("value", 1)])
)
@example(size=2, count=2, end=("value", 1))
@example(size=3, count=0, end=("value", 1))
@example(size=2, count=2, end=("raise", "ValueError"))
def test_close_ends_all_workers(submission, size, count, end):
    """When close() returns all workers have ended, however long it takes them (M5)."""
    run = submission.run(late, size, count, end, start_method="fork", deadline=30)
    _, children = run.value
    check_gone(run, children, f"MiniPool({size}), a map of {count} items, close()")


def two_pools(answer):
    one, two = answer.MiniPool(2), answer.MiniPool(1)
    came = [one.map(jobs.square, [1, 2, 3]), two.map(jobs.same, [4, 5])]
    one.close()
    came.append(two.map(jobs.square, [6]))
    two.close()
    return came, len(children_now())


@points(1)
def test_two_pools_do_not_meet(submission):
    """Two pools at the same time are independent of each other."""
    run = submission.run(two_pools, start_method="fork", deadline=DEADLINE)
    came, children = run.value
    assert came == [[1, 4, 9], [4, 5], [36]], (
        "one.map(square, [1, 2, 3]), two.map(same, [4, 5]), one.close(), two.map(square, [6]) "
        f"gave {came}"
    )
    check_gone(run, children, "two pools, closed one after the other")


# ------------------------------------------------------------------ M6: start methods

@points(3)
@settings(max_examples=1)
@given(method=st.sampled_from(["spawn", "forkserver"]))
@example(method="forkserver")
@example(method="spawn")
def test_every_start_method(submission, method):
    """The same under every start method (M6)."""
    check_failing(submission, [("value", 0), ("raise", "KeyError"), ("value", 2)], 2, method)
    check_dying(submission, [("value", 0), ("die", 9), ("value", 2)], 2, method)
