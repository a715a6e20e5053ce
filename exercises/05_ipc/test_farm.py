"""farm: Q1 to Q7, with drawn orders, sizes and failures; nothing left over."""

import contextlib
import multiprocessing
import os
import threading
from multiprocessing import managers
from unittest import mock

import cloudpickle
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, gist, in_order, jobs, new_folder

DEADLINE = 10  # seconds; it only ends what hangs
values = st.sampled_from(
    [None, 0, "", [], False, True, 1, 1.0, (), b"", -1, "a", "STOP", "END", "DONE", "None", "stop"]
    + [(0, None), (None, None), ["x", 1], {}]
)
sizes = st.sampled_from([0, 65_000, 65_536, 200_000, 1 << 20])
failures = st.sampled_from(
    [("raise", name) for name in ("ValueError", "KeyError", "EOFError", "OSError", "TypeError")]
)


class ByValue:
    """A function of this file as fn: pickled whole, so a spawned child need not import it."""

    def __init__(self, function):
        self.function = function

    def __call__(self, item):
        return self.function(item)

    def __reduce__(self):
        return cloudpickle.loads, (cloudpickle.dumps(self.function),)


class SlowToPickle:
    """Comes out of a queue or pipe as its value, a good while after it was put in."""

    def __init__(self, value, rounds=12):
        self.value, self.rounds = value, rounds

    def __reduce__(self):
        jobs.linger(self.rounds)
        return jobs.same, (self.value,)


def context(method):
    return multiprocessing.get_context(method)


def remains(left_behind):
    """What no call may leave over, in words."""
    return [f"{each.kind} ({each.what})" for each in left_behind if each.kind != "file"]


def check_nothing_left(run, call):
    assert not remains(run.left_behind), f"{call} left over: {', '.join(remains(run.left_behind))}"


# ------------------------------------------------------------------ Q2, Q3: items and results

def boxed(answer, method, items, n_workers):
    results = answer.farm(context(method), jobs.boxed, items, n_workers)
    return type(results).__name__, results


@points(2)
@settings(max_examples=1)
@given(items=st.lists(values, max_size=5), n_workers=st.integers(1, 4))
@example(items=[], n_workers=1)
@example(items=[], n_workers=3)
@example(items=[None, 0, "", [], False, None], n_workers=2)
@example(items=["STOP", "END", "DONE", "None", -1, ()], n_workers=1)
@example(items=["a", "a", 1, True, 1.0], n_workers=2)
@example(items=["a"], n_workers=5)
def test_each_item_gets_its_own_result(submission, items, n_workers):
    """The result is a list of fn(item), one for each item, whatever the items are (Q1-Q3)."""
    run = submission.run(boxed, "fork", items, n_workers, deadline=DEADLINE)
    kind, results = run.value
    call = f"farm(ctx, fn, {items}, {n_workers})"
    expected = [[type(item).__name__, item] for item in items]
    assert kind == "list", f"{call} returned a {kind}; expected a list"
    assert repr(results) == repr(expected), (
        f"{call}, where fn(x) = [name of its type, x], returned {results}; expected {expected}"
    )
    check_nothing_left(run, call)


def lookalikes(answer, n_workers):
    """Things that a careless test takes for something else: equal to all, or an exception."""
    items = [mock.ANY, ValueError("kept"), StopIteration(), float("nan"), Ellipsis, None]
    results = answer.farm(context("fork"), jobs.same, items, n_workers)
    return [repr(each) for each in results], [repr(each) for each in items]


@points(1)
@settings(max_examples=1)
@given(n_workers=st.sampled_from([1, 2]))
def test_an_item_may_be_anything(submission, n_workers):
    """Items and results that are exceptions, or equal to everything, are values too (Q3)."""
    results, items = submission.run(lookalikes, n_workers, deadline=DEADLINE).value
    assert results == items, (
        f"farm(ctx, same, items, {n_workers}), where same(x) = x, returned {results}; "
        f"expected the items, {items}"
    )


def add_one(item):
    item.append(1)
    return list(item)


def mutable(answer, method, n_workers):
    items = [[], [], [5], []]
    results = answer.farm(context(method), ByValue(add_one), items, n_workers)
    return results, items


@points(1)
@settings(max_examples=1)
@given(n_workers=st.sampled_from([1, 2]))
@example(n_workers=1)
def test_fn_may_change_its_item(submission, n_workers):
    """fn gets each item as it was, even if it changes what it gets (Q3)."""
    results, items = submission.run(mutable, "fork", n_workers, deadline=DEADLINE).value
    call = f"farm(ctx, append_1, [[], [], [5], []], {n_workers})"
    assert results == [[1], [1], [5, 1], [1]], (
        f"{call} returned {results}; expected [[1], [1], [5, 1], [1]]"
    )
    assert items == [[], [], [5], []], f"{call} changed the caller's items to {items}"


def slow_messages(answer, method, place, n_workers):
    """One item takes its time on the way to the worker, and so does its result on the way back."""
    items = list(range(4))
    items[place] = SlowToPickle(place)
    return answer.farm(context(method), ByValue(SlowToPickle), items, n_workers)


@points(2)
@settings(max_examples=1)
@given(place=st.integers(0, 3), n_workers=st.integers(1, 3))
@example(place=0, n_workers=2)
def test_messages_may_be_slow(submission, place, n_workers):
    """A queue that is empty for the moment is not the end; no message is lost or changed (Q3)."""
    run = submission.run(slow_messages, "fork", place, n_workers, deadline=DEADLINE)
    call = f"farm(ctx, same, [0, 1, 2, 3], {n_workers}), where item {place} is slow to pickle,"
    assert run.value == [0, 1, 2, 3], f"{call} returned {run.value}; expected [0, 1, 2, 3]"
    check_nothing_left(run, call)


def count_calls(answer, method, count, n_workers):
    gate = Gate(new_folder(), "calls")
    items = [(("arrive", gate), ("value", k)) for k in range(count)]
    results = answer.farm(context(method), jobs.do, items, n_workers)
    pids = gate.arrived()
    return results, len(pids), len(set(pids)), os.getpid() in pids


@points(2)
@settings(max_examples=1)
@given(count=st.integers(1, 12), n_workers=st.integers(1, 4))
@example(count=12, n_workers=3)
@example(count=2, n_workers=4)
@example(count=3, n_workers=1)
@example(count=1, n_workers=1)
def test_fn_is_called_once_for_each_item(submission, count, n_workers):
    """fn is called exactly once for each item, by at most n_workers processes (Q1, Q3)."""
    run = submission.run(count_calls, "fork", count, n_workers, deadline=DEADLINE)
    results, calls, processes, in_caller = run.value
    call = f"farm(ctx, fn, {count} items, {n_workers})"
    assert not in_caller, f"{call} called fn in the caller's own process"
    assert calls == count, f"{call} called fn {calls} times; expected {count}"
    assert processes <= n_workers, f"{call} used {processes} processes"
    assert results == list(range(count)), f"{call} returned {results}"


def big(answer, method, counts, n_workers):
    items = [jobs.blob(count) for count in counts]
    return [gist(each) for each in answer.farm(context(method), jobs.same, items, n_workers)]


@points(2)
@settings(max_examples=1)
@given(counts=st.lists(sizes, min_size=1, max_size=5), n_workers=st.integers(1, 3))
@example(counts=[200_000], n_workers=1)
@example(counts=[1 << 20] * 6, n_workers=2)
@example(counts=[0] * 300, n_workers=2)
def test_any_size_goes_through(submission, counts, n_workers):
    """Items and results of any size, and any number of them, go through (Q2)."""
    run = submission.run(big, "fork", counts, n_workers, deadline=DEADLINE)
    shown = counts if len(counts) < 10 else f"{len(counts)} sizes"
    assert run.value == [gist(jobs.blob(count)) for count in counts], (
        f"farm(ctx, same, items, {n_workers}), the items being bytes ({shown}), "
        "returned something else than the items"
    )


def in_forced_order(answer, method, order):
    plans = in_order(new_folder(), order)
    items = [(*plan, ("value", place)) for place, plan in enumerate(plans)]
    return answer.farm(context(method), jobs.do, items, len(order))


@points(2)
@settings(max_examples=1)
@given(order=st.permutations([0, 1, 2]))
@example(order=[2, 1, 0])
@example(order=[1, 2, 0])
def test_results_stand_in_the_order_of_the_items(submission, order):
    """Results stand in the order of the items, whichever is ready first (Q2)."""
    run = submission.run(in_forced_order, "fork", order, deadline=DEADLINE)
    assert run.value == [0, 1, 2], (
        f"farm(ctx, fn, 3 items, 3), where the items get ready in the order {order}, "
        f"returned the results of the items {run.value}; expected [0, 1, 2]"
    )


# ------------------------------------------------------------------ Q1: how many at once

def meeting(answer, method, count):
    gate = Gate(new_folder(), "all")
    items = [(("meet", gate, count), ("value", k)) for k in range(count)]
    results = answer.farm(context(method), jobs.do, items, count)
    return gate.given_up, len(set(gate.arrived())), results


@points(2)
@settings(max_examples=1)
@given(count=st.integers(2, 6))
@example(count=2)
@example(count=9)
def test_all_workers_work_at_the_same_time(submission, count):
    """With items enough, n_workers processes are at work at the same time (Q1)."""
    given_up, processes, results = submission.run(meeting, "fork", count).value
    call = f"farm(ctx, fn, {count} items, {count})"
    assert not given_up, (
        f"{call}: each call of fn waited for {count} to have begun, but only "
        f"{processes} worker{'s' * (processes != 1)} came"
    )
    assert results == list(range(count)), f"{call} returned {results}"


# ------------------------------------------------------------------ Q4: how the workers end

@contextlib.contextmanager
def watching_ends():
    """Collects how the children end that somebody waits for: pid -> exit code or -signal.

    The server of a manager is no worker, so it does not count.
    """
    ends, waitpid, start = {}, os.waitpid, managers.BaseManager.start
    servers = set()

    def noting(pid, options):
        found, status = waitpid(pid, options)
        if found and found not in servers:
            ends[found] = os.waitstatus_to_exitcode(status)
        return found, status

    def starting(manager, *args, **options):
        start(manager, *args, **options)
        servers.add(manager._process.pid)

    os.waitpid, managers.BaseManager.start = noting, starting
    try:
        yield ends
    finally:
        os.waitpid, managers.BaseManager.start = waitpid, start


def bad_ends(ends):
    """Exit codes other than 0."""
    return sorted({code for code in ends.values() if code})


def lingering(plan):
    """fn leaves a thread behind in the worker: the process ends when that has ended."""
    *plan, rounds = plan
    threading.Thread(target=jobs.linger, args=(rounds,)).start()
    return jobs.do(plan)


def how_workers_end(answer, method, count, n_workers, rounds, failing):
    gate = Gate(new_folder(), "calls")
    items = [(("arrive", gate), ("value", k), rounds) for k in range(count)]
    if failing is not None:
        items[failing] = (("arrive", gate), ("raise", "ValueError"), rounds)
    with watching_ends() as ends:
        try:
            came = answer.farm(context(method), ByValue(lingering), items, n_workers)
        except answer.FarmError as error:
            came = f"FarmError, index {error.index}"
    return came, bad_ends(ends), len(gate.arrived())


@points(3)
@settings(max_examples=1)
@given(
    method=st.sampled_from(["fork", "spawn"]),
    count=st.integers(1, 4),
    n_workers=st.integers(1, 3),
    failing=st.sampled_from([None, 0]),
)
@example(method="fork", count=3, n_workers=2, failing=None)
@example(method="fork", count=3, n_workers=2, failing=1)
@example(method="fork", count=1, n_workers=3, failing=None)
@example(method="spawn", count=2, n_workers=2, failing=0)
def test_workers_end_by_themselves(submission, method, count, n_workers, failing):
    """All workers end by themselves with exit code 0, however long it takes them (Q4, Q5)."""
    args = (method, count, n_workers, 60, failing)
    run = submission.run(how_workers_end, *args, deadline=DEADLINE)
    came, ends, calls = run.value
    call = f"farm({method}, fn, {count} items, {n_workers})"
    if failing is not None:
        call += f", where fn raises for item {failing},"
    expected = list(range(count)) if failing is None else f"FarmError, index {failing}"
    assert came == expected, f"{call} gave {came}; expected {expected}"
    assert calls <= count, f"{call} called fn {calls} times"
    check_nothing_left(run, call)
    assert not ends, (
        f"{call}: a worker ended with exit code {ends[0]}; expected 0"
        + (f" (signal {-ends[0]}: it was terminated)" if ends[0] < 0 else "")
    )


# ------------------------------------------------------------------ Q5: fn raises

def failing(answer, method, ends, order, n_workers):
    plans = in_order(new_folder(), order)
    items = [(*plan, end) for plan, end in zip(plans, ends, strict=True)]
    try:
        results = answer.farm(context(method), jobs.do, items, n_workers)
    except answer.FarmError as error:
        return "raised", error.index
    return "returned", results


def check_failing(submission, method, ends, order, n_workers):
    run = submission.run(failing, method, ends, order, n_workers, deadline=DEADLINE)
    how, what = run.value
    which = min(place for place, end in enumerate(ends) if end[0] != "value")
    call = f"farm({method}, fn, 3 items, {n_workers}), where they end with {ends} in order {order},"
    assert how == "raised", f"{call} returned {what}; expected FarmError, index {which}"
    assert what == which, f"{call} raised FarmError, index {what}; expected index {which}"
    check_nothing_left(run, call)


@points(3)
@settings(max_examples=1)
@given(
    ends=st.tuples(failures, failures, st.just(("value", 2))).flatmap(st.permutations),
    order=st.permutations([0, 1, 2]),
)
@example(ends=[("raise", "ValueError"), ("value", 1), ("value", 2)], order=[0, 1, 2])
@example(ends=[("raise", "EOFError"), ("raise", "ValueError"), ("value", 2)], order=[2, 1, 0])
@example(ends=[("raise", "OSError"), ("value", 1), ("raise", "ValueError")], order=[2, 0, 1])
def test_a_failure_is_told_with_the_lowest_index(submission, ends, order):
    """fn raises: FarmError with the lowest index, whichever failed first (Q5)."""
    check_failing(submission, "fork", ends, order, 3)


@points(1)
@settings(max_examples=1)
@given(ends=st.tuples(failures, failures, st.just(("value", 2))).flatmap(st.permutations))
@example(ends=[("value", 0), ("raise", "ValueError"), ("raise", "EOFError")])
def test_one_worker_survives_a_failure(submission, ends):
    """With one worker too, an exception of fn ends nothing before its time (Q5)."""
    check_failing(submission, "fork", ends, [0, 1, 2], 1)


def again(answer):
    """A call that fails, then one that does not."""
    ctx = context("fork")
    with contextlib.suppress(answer.FarmError):
        answer.farm(ctx, jobs.do, [(("raise", "ValueError"),), (("value", 1),)], 2)
    return answer.farm(ctx, jobs.square, [1, 2, 3], 2), answer.farm(ctx, jobs.square, [4], 2)


@points(1)
def test_calls_are_independent(submission):
    """A call starts afresh, also after one that failed."""
    came = submission.run(again, deadline=DEADLINE).value
    assert came == ([1, 4, 9], [16]), (
        "after a call that failed, farm(ctx, square, [1, 2, 3], 2) and then "
        f"farm(ctx, square, [4], 2) gave {came}; expected ([1, 4, 9], [16])"
    )


# ------------------------------------------------------------------ Q6: slow, and slow to end

def patient(answer, method):
    """One item takes 1.5 s; another one's worker needs 3 s to end."""
    items = [(("linger", 300), ("value", 0), 1), (("value", 1), 600), (("value", 2), 1)]
    with watching_ends() as ends:
        results = answer.farm(context(method), ByValue(lingering), items, 2)
    return results, bad_ends(ends)


@points(2)
def test_a_slow_fn_is_waited_for(submission):
    """A slow fn, or a worker that needs long to end, changes nothing (Q6)."""
    run = submission.run(patient, "fork", deadline=DEADLINE)
    results, ends = run.value
    call = "farm(ctx, fn, 3 items, 2), where one takes 1.5 seconds,"
    assert results == [0, 1, 2], f"{call} returned {results}; expected [0, 1, 2]"
    check_nothing_left(run, call)
    assert not ends, f"{call}: a worker ended with exit code {ends[0]}; expected 0"


# ------------------------------------------------------------------ Q7: start methods

@points(3)
@settings(max_examples=1)
@given(method=st.sampled_from(["spawn", "forkserver"]))
@example(method="forkserver")
@example(method="spawn")
def test_every_start_method(submission, method):
    """The same under every start method (Q7)."""
    run = submission.run(boxed, method, [None, "a", 0], 2, deadline=DEADLINE)
    _, results = run.value
    call = f"farm({method}, fn, [None, 'a', 0], 2)"
    assert results == [["NoneType", None], ["str", "a"], ["int", 0]], f"{call} returned {results}"
    check_nothing_left(run, call)
    check_failing(
        submission, method, [("value", 0), ("raise", "KeyError"), ("value", 2)], [0, 1, 2], 2
    )


def memory(answer, method):
    jobs.mark_memory()
    return answer.farm(context(method), jobs.sees_the_mark, [1], 1)


@points(1)
@settings(max_examples=1)
@given(case=st.sampled_from([("fork", "spawn"), ("spawn", "fork")]))
@example(case=("spawn", "fork"))
@example(case=("fork", "spawn"))
def test_the_workers_are_processes_of_ctx(submission, case):
    """The workers are started as ctx says, whatever the default start method is (Q1, Q7)."""
    method, default = case
    run = submission.run(memory, method, start_method=default, deadline=DEADLINE)
    assert run.value == [method == "fork"], (
        f"farm(ctx, fn, ...) with a ctx of {method!r}, where the default is {default!r}: "
        "the workers were not started as ctx says"
    )
