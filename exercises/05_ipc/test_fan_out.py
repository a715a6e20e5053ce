"""fan_out: a writer, several readers; each text once, in order; a proper end."""

import contextlib
import os

import cloudpickle
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, gist, in_order, jobs, new_folder

DEADLINE = 10  # seconds; it only ends what hangs
values = st.sampled_from(
    [None, 0, "", [], False, -1, "A", "A", "STOP", "END", "DONE", "None", (None, 0), "two words", 1]
)
sizes = st.sampled_from([1, 65_000, 65_536, 200_000])


REVIVE = "__import__('cloudpickle').loads(code)(code, plan)"


class Agent:
    """An item whose text is the result of a plan, carried out where the text is made.

    Its class is pickled with it, so that a spawned child need not import this file.
    """

    def __init__(self, code, plan):
        self.code, self.plan = code, plan

    def __str__(self):
        return str(jobs.do(self.plan))

    def __reduce__(self):
        return eval, (REVIVE, {"code": self.code, "plan": self.plan})


def agents(plans):
    code = cloudpickle.dumps(Agent)
    return [Agent(code, plan) for plan in plans]


class SlowToPickle:
    """Comes out of a queue as its value, a good while after it was put in."""

    def __init__(self, value):
        self.value = value

    def __str__(self):
        return str(self.value)

    def __reduce__(self):
        jobs.linger(12)
        return jobs.same, (self.value,)


def remains(left_behind):
    """What no call may leave over, in words."""
    return [f"{each.kind} ({each.what})" for each in left_behind if each.kind != "file"]


def check_nothing_left(run, call):
    assert not remains(run.left_behind), f"{call} left over: {', '.join(remains(run.left_behind))}"


def texts_of(items):
    return [f"Get {item} from queue." for item in items]


@contextlib.contextmanager
def watching_ends():
    """Notes how every child that somebody waits for has ended: exit codes, or -signal."""
    ends, waitpid = [], os.waitpid

    def noting(pid, options):
        found, status = waitpid(pid, options)
        if found:
            ends.append(os.waitstatus_to_exitcode(status))
        return found, status

    os.waitpid = noting
    try:
        yield ends
    finally:
        os.waitpid = waitpid


# ------------------------------------------------------------------ the texts

def texts(answer, items, workers):
    with watching_ends() as ends:
        came = answer.fan_out(items, workers)
    return type(came).__name__, came, ends


def check_texts(submission, items, workers, method="fork"):
    run = submission.run(texts, items, workers, deadline=DEADLINE, start_method=method)
    kind, came, ends = run.value
    call = f"fan_out({items}, {workers})" + f" under {method}" * (method != "fork")
    assert kind == "list", f"{call} returned a {kind}; expected a list"
    assert came == texts_of(items), f"{call} returned {came}; expected {texts_of(items)}"
    check_nothing_left(run, call)
    bad = [code for code in ends if code]
    assert not bad, (
        f"{call}: a process ended with exit code {bad[0]}; expected 0"
        + (f" (signal {-bad[0]}: it was terminated)" if bad[0] < 0 else "")
    )
    readers = min(workers, len(items))  # at least: more would have nothing to read
    assert method != "fork" or not 0 < len(ends) <= readers, (
        f"{call} made {len(ends)} process(es); expected a writer beside the readers, "
        "a process of its own"
    )


@points(2)
@settings(max_examples=2)
@given(items=st.lists(values, max_size=5), workers=st.integers(1, 4))
@example(items=["A", "B", "C"], workers=1)
@example(items=["A", "B", "C"], workers=2)
@example(items=[], workers=2)
@example(items=[None, 0, "", False, None], workers=2)
@example(items=["STOP", "END", "DONE", "None", -1], workers=1)
@example(items=["A"], workers=4)
def test_each_item_is_read_once(submission, items, workers):
    """One text for each item, whatever the items are; all processes end by themselves (1-3)."""
    check_texts(submission, items, workers)


@points(2)
@settings(max_examples=1)
@given(method=st.sampled_from(["spawn", "forkserver"]))
@example(method="spawn")
@example(method="forkserver")
def test_every_start_method(submission, method):
    """The same under every start method (5)."""
    check_texts(submission, ["A", None, "C"], 2, method)


def slow_messages(answer, place, workers):
    items = ["A", "B", "C"]
    items[place] = SlowToPickle(items[place])
    return answer.fan_out(items, workers)


@points(2)
@settings(max_examples=2)
@given(place=st.integers(0, 2), workers=st.integers(1, 3))
@example(place=0, workers=2)
def test_an_empty_queue_is_not_the_end(submission, place, workers):
    """A queue that is empty for the moment is not the end (2)."""
    run = submission.run(slow_messages, place, workers, deadline=DEADLINE, start_method="fork")
    call = f"fan_out(['A', 'B', 'C'], {workers}), where item {place} is slow to pickle,"
    expected = texts_of("ABC")
    assert run.value == expected, f"{call} returned {run.value}; expected {expected}"
    check_nothing_left(run, call)


def big(answer, counts, workers):
    items = [f"{place} " + "x" * count for place, count in enumerate(counts)]
    came = answer.fan_out(items, workers)
    return [gist(text) for text in came] == [gist(f"Get {item} from queue.") for item in items]


@points(2)
@settings(max_examples=1)
@given(counts=st.lists(sizes, min_size=1, max_size=4), workers=st.integers(1, 3))
@example(counts=[200_000], workers=1)
@example(counts=[1_000_000] * 4, workers=2)
@example(counts=[1] * 300, workers=3)
def test_any_size_goes_through(submission, counts, workers):
    """Items and texts of any size, and any number of them, go through (2)."""
    run = submission.run(big, counts, workers, deadline=DEADLINE, start_method="fork")
    shown = counts if len(counts) < 10 else f"{len(counts)} short ones"
    assert run.value is True, (
        f"fan_out(items, {workers}) with items of so many characters, {shown}, "
        "did not return their texts"
    )


def in_forced_order(answer, order):
    plans = in_order(new_folder(), order)
    items = agents([(*plan, ("value", place)) for place, plan in enumerate(plans)])
    return answer.fan_out(items, len(order))


@points(2)
@settings(max_examples=1)
@given(order=st.permutations([0, 1, 2]))
@example(order=[2, 1, 0])
@example(order=[1, 2, 0])
def test_the_texts_stand_in_the_order_of_the_items(submission, order):
    """The texts stand in the order of the items, whichever is ready first (2)."""
    run = submission.run(in_forced_order, order, deadline=DEADLINE, start_method="fork")
    assert run.value == texts_of([0, 1, 2]), (
        f"fan_out([0, 1, 2], 3), where the texts get ready in the order {order}, returned "
        f"{run.value}; expected {texts_of([0, 1, 2])}"
    )


# ------------------------------------------------------------------ the readers

def meeting(answer, workers):
    gate = Gate(new_folder(), "all")
    came = answer.fan_out(agents([(("meet", gate, workers), ("value", "x"))] * workers), workers)
    pids = gate.arrived()
    return gate.given_up, len(set(pids)), os.getpid() in pids, came


@points(2)
@settings(max_examples=1)
@given(workers=st.integers(2, 5))
@example(workers=3)
def test_all_readers_work_at_the_same_time(submission, workers):
    """All the readers are at work at the same time, none of them in the caller's process (1)."""
    run = submission.run(meeting, workers, deadline=DEADLINE, start_method="fork")
    given_up, processes, in_caller, came = run.value
    call = f"fan_out({workers} items, {workers})"
    assert not in_caller, f"{call} made a text in the caller's own process"
    assert not given_up, (
        f"{call}: each reader waited with its item for {workers} to have one, but only "
        f"{processes} of them had"
    )
    assert came == texts_of("x" * workers), f"{call} returned {came}"


ENDS = {("die", 9): "is killed", ("exit", 0): "calls os._exit(0)", ("exit", 3): "calls os._exit(3)"}


def dying(answer, count, size, place, end, workers):
    plans = [(("value", "x" * size),)] * count
    plans[place] = (end,)
    try:
        came = answer.fan_out(agents(plans), workers)
    except answer.ReaderDied:
        return "raised ReaderDied"
    return f"returned {str(came)[:60]}"


@points(3)
@settings(max_examples=4)
@given(
    count=st.integers(1, 5),
    size=st.sampled_from([1, 200_000]),
    place=st.integers(0, 4),
    end=st.sampled_from(list(ENDS)),
    workers=st.integers(1, 3),
)
@example(count=3, size=1, place=1, end=("die", 9), workers=2)
@example(count=3, size=200_000, place=0, end=("exit", 0), workers=1)
@example(count=1, size=1, place=0, end=("exit", 3), workers=3)
def test_a_dead_reader_is_noticed(submission, count, size, place, end, workers):
    """A reader that dies with an item in hand: ReaderDied, and nothing is left over (4)."""
    place = min(place, count - 1)
    run = submission.run(
        dying, count, size, place, end, workers, deadline=DEADLINE, start_method="fork"
    )
    what = f"{count} items" + f" of {size:,} characters" * (size > 1)
    call = f"fan_out({what}, {workers}), where a reader {ENDS[end]} at item {place},"
    assert run.value == "raised ReaderDied", f"{call} {run.value}; expected ReaderDied"
    check_nothing_left(run, call)
