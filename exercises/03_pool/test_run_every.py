"""run_every: what the lossy program loses, and a run_all that loses nothing."""

import multiprocessing
import os
from pathlib import Path

import cloudpickle
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.cell import Cell
from kit.gates import Gate, in_order, jobs, most_at_once, new_folder

HERE = Path(__file__).parent
DEADLINE = 10  # seconds; it only ends what hangs
values = st.sampled_from(
    [None, 0, "", [], False, 1, "a", (), (1, 2), ("Err", 1), {}, "Ok", [1], {"fn": 1}]
)
names = st.sampled_from(
    ["ValueError", "KeyError", "EOFError", "OSError", "TypeError", "TimeoutError", "queue.Empty"]
)
ends = st.one_of(
    st.builds(lambda value: ("value", value), st.integers(0, 3)),
    st.builds(lambda name: ("raise", name), names),
)


class ByValue:
    """A function of this file as fn: pickled whole, so a spawned child need not import it."""

    def __init__(self, function):
        self.function = function

    def __call__(self, item):
        return self.function(item)

    def __reduce__(self):
        return cloudpickle.loads, (cloudpickle.dumps(self.function),)


# ------------------------------------------------------------------ breaking the lossy program

def lossy(program, texts):
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return len(program.run_lossy(pool, int, texts))


@points(2)
def test_what_gets_lost(submission):
    """run_lossy(pool, int, loses_two()) loses exactly 2 of your 5 results."""
    texts = submission.run(lambda answer: answer.loses_two()).value
    assert isinstance(texts, list) and all(type(each) is str for each in texts), (
        f"loses_two() returned {texts!r}; expected a list of texts"
    )
    assert len(texts) == 5, f"loses_two() returned {len(texts)} texts; expected 5"
    reply = Cell(HERE.parent).run(f"{HERE.name}/lossy_run.py", lossy, texts)
    assert reply.end == "returned", f"lossy_run.py did not run: {reply}"
    assert reply.value == 3, (
        f"run_lossy(pool, int, {texts}) returned {reply.value} results, so it lost "
        f"{5 - reply.value}; expected 2"
    )


# ------------------------------------------------------------------ a run_all that loses none

def told(answer, each):
    """An Ok or Err as plain data."""
    if isinstance(each, answer.Ok):
        return ["Ok", each.value]
    if isinstance(each, answer.Err):
        return ["Err", type(each.error).__name__, str(each.error)]
    return ["neither an Ok nor an Err", repr(each)]


def every(answer, method, size, fn, args):
    """What run_all makes of the args, and whether the pool can still be used."""
    with multiprocessing.get_context(method).Pool(size) as pool:
        came = answer.run_all(pool, fn, args)
        kind, came = type(came).__name__, [told(answer, each) for each in came]
        still = pool.map(jobs.square, [2, 3])
        pool.close()
        pool.join()
    return kind, came, still


def check(submission, scenario, *args, expected, call):
    run = submission.run(scenario, *args, deadline=DEADLINE)
    kind, came, still = run.value
    assert kind == "list", f"{call} returned a {kind}; expected a list"
    assert repr(came) == repr(expected), f"{call} returned {came}; expected {expected}"
    assert still == [4, 9], f"after {call} the pool could not be used any more"
    assert not run.left_behind


@points(2)
@settings(max_examples=3)
@given(args=st.lists(values, max_size=5))
@example(args=[])
@example(args=[None, 0, "", [], False, ()])
@example(args=[(1, 2), ("a", "a"), (3,)])
def test_each_result_is_an_ok(submission, args):
    """A result is an Ok, whatever it is, and stands in the place of its argument."""
    expected = [["Ok", [type(arg).__name__, arg]] for arg in args]
    call = f"run_all(pool, fn, {args}), where fn(x) = [name of its type, x],"
    check(submission, every, "fork", 2, jobs.boxed, args, expected=expected, call=call)


def what_ended(end):
    return ["Ok", end[1]] if end[0] == "value" else ["Err", end[1].split(".")[-1], "on purpose"]


def ending(answer, method, plans):
    return every(answer, method, 2, jobs.do, [(plan,) for plan in plans])


def check_ends(submission, plans, method="fork"):
    call = f"run_all(pool, fn, {len(plans)} args) under {method}, where fn ends with {plans},"
    expected = [what_ended(plan) for plan in plans]
    run = submission.run(ending, method, plans, deadline=DEADLINE)
    kind, came, still = run.value
    came = [[*each[:2], each[2].strip("'")] if each[0] == "Err" else each for each in came]
    assert kind == "list", f"{call} returned a {kind}; expected a list"
    assert came == expected, f"{call} returned {came}; expected {expected}"
    assert still == [4, 9], f"after {call} the pool could not be used any more"
    assert not run.left_behind


@points(3)
@settings(max_examples=4)
@given(plans=st.lists(ends, min_size=1, max_size=4))
@example(plans=[("value", 1), ("raise", "ValueError"), ("value", 3)])
@example(plans=[("raise", "KeyError"), ("raise", "EOFError"), ("raise", "queue.Empty")])
@example(plans=[("raise", "TimeoutError"), ("value", 0)])
def test_each_exception_is_an_err(submission, plans):
    """An exception is an Err with the exception in it, in its place; the others are kept."""
    check_ends(submission, plans)


def lookalikes(answer):
    """fn returns an exception, an Ok, an Err: values like any other."""
    args = [ValueError("a value"), None, ValueError]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        came = answer.run_all(pool, jobs.same, args)
        kinds = [told(answer, each) for each in came]
        pool.close()
        pool.join()
    return [[kind, type(value).__name__] for kind, value, *_ in kinds]


@points(1)
def test_an_exception_that_is_returned_is_a_result(submission):
    """An exception that fn returns, and does not raise, is an Ok."""
    came = submission.run(lookalikes, deadline=DEADLINE).value
    assert came == [["Ok", "ValueError"], ["Ok", "NoneType"], ["Ok", "type"]], (
        "run_all(pool, same, [ValueError('a value'), None, ValueError]), where same(x) = x, "
        f"gave {came}"
    )


def sometimes_a_lambda(item):
    return (lambda: item) if item == "lambda" else item


def unsendable(answer):
    kind, came, still = every(answer, "fork", 2, ByValue(sometimes_a_lambda), [1, "lambda", 3])
    return kind, [each[:2] if each[0] == "Ok" else each[0] for each in came], still


@points(1)
def test_a_result_that_cannot_be_pickled(submission):
    """A result that cannot be pickled is an Err, and the others are kept."""
    check(
        submission, unsendable, expected=[["Ok", 1], "Err", ["Ok", 3]],
        call="run_all(pool, fn, [1, 'lambda', 3]), where fn('lambda') returns a lambda,",
    )


def in_forced_order(answer, order):
    plans = in_order(new_folder(), order)
    items = [(*plan, ("value", place)) for place, plan in enumerate(plans)]
    return every(answer, "fork", len(order), jobs.do, items)


@points(2)
@settings(max_examples=1)
@given(order=st.permutations([0, 1, 2]))
@example(order=[2, 1, 0])
@example(order=[1, 2, 0])
def test_they_stand_in_the_order_of_the_args(submission, order):
    """The list is in the order of the args, whichever is ready first."""
    call = f"run_all(pool, fn, 3 args), where they get ready in the order {order},"
    check(submission, in_forced_order, order, expected=[["Ok", k] for k in range(3)], call=call)


def crowd(answer, count, size):
    gate = Gate(new_folder(), "in")
    _, came, _ = every(answer, "fork", size, jobs.do, [(("crowd", gate, size),)] * count)
    return [each[1] for each in came], gate.arrived(), os.getpid()


@points(2)
@settings(max_examples=1)
@given(size=st.integers(2, 3))
@example(size=3)
def test_the_pool_is_kept_busy(submission, size):
    """All workers of the pool are at work at the same time; fn is called once for each arg."""
    count = 2 * size
    stays, arrived, caller = submission.run(crowd, count, size, deadline=30).value
    call = f"run_all(pool of {size}, fn, {count} args)"
    assert caller not in arrived, f"{call} called fn in the caller's own process"
    assert len(arrived) == count, f"{call} called fn {len(arrived)} times; expected {count}"
    most = most_at_once(stays)
    assert most == size, (
        f"{call}: at most {most} calls of fn were on at the same time; expected {size} "
        "(each waited for the others, as long as one could still come)"
    )


def slow(answer):
    return every(answer, "fork", 2, jobs.do, [(("linger", 230), ("value", 0)), (("value", 1),)])


@points(1)
def test_a_slow_fn_is_waited_for(submission):
    """However slow fn is, its result is waited for."""
    call = "run_all(pool, fn, [0, 1]), where fn(0) takes more than a second,"
    check(submission, slow, expected=[["Ok", 0], ["Ok", 1]], call=call)


@points(1)
def test_a_pool_of_spawned_processes(submission):
    """The pool's processes may have been spawned."""
    check_ends(submission, [("value", 1), ("raise", "KeyError"), ("value", 3)], "spawn")
