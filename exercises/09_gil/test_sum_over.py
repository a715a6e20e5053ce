"""sum_over: G1 to G4, with drawn ranges and failures; the speed is never asserted."""

import contextlib
import os
from fractions import Fraction

import cloudpickle
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, children_now, faults, jobs, most_at_once, new_folder, pools_kept
from kit.gates.gate import FEW

DEADLINE = 10  # seconds; it only ends what hangs
FIELD = 256  # bits in a sum that one call has for itself
names = st.sampled_from(
    ["ValueError", "KeyError", "EOFError", "OSError", "TypeError", "IndexError", "queue.Empty"]
)


class ByValue:
    """A function of this file as fn: pickled whole, so a spawned child need not import it."""

    def __init__(self, function, *args):
        self.function, self.args = function, args

    def __call__(self, i):
        return self.function(i, *self.args)

    def __reduce__(self):
        function, args = self.function, self.args
        return cloudpickle.loads, (cloudpickle.dumps(lambda i: function(i, *args)),)


class OnReturn:
    """What there was when the call was over."""

    def __init__(self, children):
        self.left_behind = children


def check_gone(run, children, call):
    assert not OnReturn(children).left_behind, (
        f"{call}: when the call was over, {children} of its processes had not ended, or nobody "
        "had waited for them"
    )
    assert not run.left_behind


# ------------------------------------------------------------------ G2: the sum

def huge(i):
    return 10**40 + i


def third(i):
    return Fraction(1, 3) * i


def negative(i):
    return -i


FUNCTIONS = {"square": jobs.square, "huge": huge, "third": third, "negative": negative}


def the_sum(answer, name, lo, hi, workers):
    fn = jobs.square if name == "square" else ByValue(FUNCTIONS[name])
    with pools_kept():
        return str(answer.sum_over(fn, lo, hi, workers)), len(children_now())


def check_sum(submission, name, lo, hi, workers, method="fork"):
    run = submission.run(the_sum, name, lo, hi, workers, start_method=method, deadline=DEADLINE)
    found, children = run.value
    expected = str(sum(map(FUNCTIONS[name], range(lo, hi))))
    call = f"sum_over({name}, {lo}, {hi}, {workers})" + f" under {method}" * (method != "fork")
    assert found == expected, f"{call} returned {found[:60]}; expected {expected[:60]}"
    check_gone(run, children, call)


@points(3)
@settings(max_examples=2)
@given(
    name=st.sampled_from(list(FUNCTIONS)),
    lo=st.integers(-5, 5),
    count=st.integers(-2, 9),
    workers=st.integers(1, 4),
)
@example(name="square", lo=0, count=10, workers=4)
@example(name="huge", lo=-3, count=7, workers=2)
@example(name="third", lo=1, count=5, workers=3)
@example(name="square", lo=3, count=1, workers=1)
def test_the_sum_is_exact(submission, name, lo, count, workers):
    """The sum is exact, for whole numbers of any size and for fractions (G2)."""
    check_sum(submission, name, lo, lo + count, workers)


@points(2)
@settings(max_examples=1)
@given(lo=st.integers(-3, 3), count=st.integers(-3, 3), workers=st.integers(4, 5))
@example(lo=0, count=0, workers=2)
@example(lo=5, count=-3, workers=2)
@example(lo=2, count=2, workers=4)
def test_few_numbers_or_none(submission, lo, count, workers):
    """Fewer numbers than workers are fine; none at all give 0 (G2)."""
    check_sum(submission, "square", lo, lo + count, workers)


def counted(i, gate):
    gate.arrive()
    return 1


def calls(answer, lo, hi, workers):
    gate = Gate(new_folder(), "calls")
    total = answer.sum_over(ByValue(counted, gate), lo, hi, workers)
    return total, len(gate.arrived()), os.getpid() in gate.arrived()


@points(1)
@settings(max_examples=1)
@given(count=st.integers(1, 30), workers=st.integers(1, 3))
@example(count=300, workers=3)
@example(count=1, workers=2)
def test_each_number_is_asked_for_once(submission, count, workers):
    """fn is called exactly once for each number, and never in the caller's process (G1, G2)."""
    run = submission.run(calls, 5, 5 + count, workers, start_method="fork", deadline=DEADLINE)
    total, called, in_caller = run.value
    call = f"sum_over(fn, 5, {5 + count}, {workers})"
    assert not in_caller, f"{call} called fn in the caller's own process"
    assert called == count, f"{call} called fn {called} times; expected {count}"
    assert total == count, f"{call}, where fn returns 1, returned {total}"


class Meeting(int):
    """A number of which each addition in a worker waits for that of another worker, if it can.

    So whoever adds to a shared sum does it when somebody else is about to do the same.
    """

    facts = ()  # how it is rebuilt in another process, gates, process of the caller, additions

    def __add__(self, other):
        code, gates, home, done = self.facts
        if os.getpid() != home:
            gate = Gate(gates, f"add-{done}")
            gate.arrive()
            gate.wait_for(2, idle=FEW)
        return meeting_number(int(self) + int(other), code, gates, home, done + 1)

    __radd__ = __add__

    def __reduce__(self):
        facts = {"code": self.facts[0], "facts": (int(self), *self.facts)}
        return eval, ("__import__('cloudpickle').loads(code)(*facts)", facts)


def meeting_number(value, *facts):
    number = Meeting(value)
    number.facts = facts
    return number


def meeting_at(i, *facts):
    return meeting_number(10 + i, *facts)


def at_the_same_time(answer):
    facts = cloudpickle.dumps(meeting_number), new_folder(), os.getpid(), 0
    return int(answer.sum_over(ByValue(meeting_at, *facts), 0, 2, 2))


@points(1)
def test_workers_may_be_done_at_the_same_time(submission):
    """Workers that are done at the same time do not lose each other's part of the sum (G2)."""
    total = submission.run(at_the_same_time, start_method="fork", deadline=30).value
    assert total == 21, (
        "sum_over(fn, 0, 2, 2), where fn(0) = 10 and fn(1) = 11, and two workers add at the same "
        f"time, returned {total}; expected 21"
    )


def slowly(i):
    jobs.linger(230 if i == 0 else 0)
    return i


@points(1)
def test_a_slow_fn_is_waited_for(submission):
    """However slow fn is, its result is waited for."""
    total = submission.run(
        lambda answer: answer.sum_over(ByValue(slowly), 0, 4, 2),
        start_method="fork", deadline=DEADLINE,
    ).value  # fmt: skip
    assert total == 6, f"sum_over(fn, 0, 4, 2), where fn(0) takes more than a second, returned {total}"


# ------------------------------------------------------------------ G1: the processes

def stay_in_a_field(i, gate, lo, workers):
    """When the call began and ended, and where: in its own bits of the sum."""
    begin, end, pid = jobs.do((("crowd", gate, workers),))
    return (begin | end << 64 | pid << 128 | 1 << 192) << FIELD * (i - lo)


def crowd(answer, lo, count, workers, cores):
    gate = Gate(new_folder(), "in")
    with faults.cores(cores):
        total = answer.sum_over(ByValue(stay_in_a_field, gate, lo, workers), lo, lo + count, workers)
    fields = [total >> FIELD * k & (1 << FIELD) - 1 for k in range(count)]
    whole = (1 << 64) - 1
    stays = [[each & whole, each >> 64 & whole, each >> 128 & whole] for each in fields]
    return stays, sorted(gate.arrived()), os.getpid()


def check_crowd(submission, lo, count, workers, cores, method="fork"):
    args = (lo, count, workers, cores)
    run = submission.run(crowd, *args, start_method=method, deadline=30)
    stays, arrived, caller = run.value
    call = f"sum_over(fn, {lo}, {lo + count}, {workers})" + f" under {method}" * (method != "fork")
    assert caller not in arrived, f"{call} called fn in the caller's own process"
    assert sorted(pid for _, _, pid in stays) == arrived, (
        f"{call} called fn {len(arrived)} times; expected {count}, and the sum of what it returned"
    )
    most = most_at_once(stays)
    assert most == workers, (
        f"{call}: at most {most} calls of fn were on at the same time; expected {workers}"
        + " (each waited for the others, as long as one could still come)" * (most < workers)
    )
    processes = len(set(arrived))
    assert processes == workers, f"{call} used {processes} processes; expected {workers}"


@points(4)
@settings(max_examples=1)
@given(
    workers=st.integers(2, 4),
    more=st.integers(0, 5),
    cores=st.sampled_from([1, 8]),
)
@example(workers=3, more=1, cores=1)
@example(workers=2, more=0, cores=4)
@example(workers=1, more=2, cores=2)
@example(workers=5, more=1, cores=2)
def test_all_workers_work_at_the_same_time(submission, workers, more, cores):
    """With numbers enough, all the workers work at the same time, and no more of them (G1)."""
    check_crowd(submission, 0, workers + more, workers, cores)


# ------------------------------------------------------------------ G3: fn raises

def failing_at(i, place, name):
    if i == place:
        jobs.raise_(name)
    jobs.linger(2)
    return i


def failing(answer, count, place, name, workers):
    fn = ByValue(failing_at, place, name)
    with pools_kept():
        try:
            came = ["returned", str(answer.sum_over(fn, 0, count, workers))]
        except Exception as error:
            came = ["raised", type(error).__name__, str(error)]
        return came, len(children_now())


def check_failing(submission, count, place, name, workers, method="fork"):
    args = (count, place, name, workers)
    run = submission.run(failing, *args, start_method=method, deadline=DEADLINE)
    came, children = run.value
    call = f"sum_over(fn, 0, {count}, {workers}) under {method}, where fn({place}) raises {name},"
    expected = name.rpartition(".")[2]
    assert came[0] == "raised", f"{call} returned {came[1]}"
    assert came[1] == expected and "on purpose" in came[2], (
        f"{call} raised {came[1]}: {came[2][:50]}; expected {expected}: on purpose"
    )
    check_gone(run, children, call)


@points(3)
@settings(max_examples=1)
@given(
    count=st.integers(1, 6), place=st.integers(0, 5), name=names, workers=st.integers(1, 3)
)
@example(count=4, place=0, name="ValueError", workers=2)
@example(count=4, place=3, name="KeyError", workers=2)
@example(count=3, place=1, name="EOFError", workers=1)
@example(count=2, place=1, name="OSError", workers=4)
def test_an_exception_reaches_the_caller(submission, count, place, name, workers):
    """fn raises: the caller gets the exception, and nothing is left over (G3, G4)."""
    check_failing(submission, count, min(place, count - 1), name, workers)


# ------------------------------------------------------------------ G4, and start methods

def ending_late(i, gate, raising):
    jobs.ends_after(gate)
    if raising and i == 0:
        jobs.raise_("ValueError")
    return i


def late(answer, count, workers, raising):
    """No worker ends by itself before the caller has looked, or waits for it."""
    gate = Gate(new_folder(), "ends")
    with pools_kept():
        with contextlib.suppress(ValueError):
            answer.sum_over(ByValue(ending_late, gate, raising), 0, count, workers)
        children = len(children_now())
    gate.open()
    return children


@points(2)
@settings(max_examples=1)
@given(count=st.integers(0, 4), workers=st.integers(1, 3), raising=st.just(False))
@example(count=3, workers=2, raising=False)
@example(count=3, workers=2, raising=True)
@example(count=0, workers=2, raising=False)
def test_nothing_is_left_over(submission, count, workers, raising):
    """On return and on raise all workers have ended, however long it takes them (G4)."""
    run = submission.run(late, count, workers, raising, start_method="fork", deadline=30)
    call = f"sum_over(fn, 0, {count}, {workers})" + ", where fn raises," * raising
    check_gone(run, run.value, call)


def again(answer):
    """A call that fails, then two that do not."""
    with contextlib.suppress(ValueError):
        answer.sum_over(ByValue(failing_at, 0, "ValueError"), 0, 4, 2)
    return answer.sum_over(jobs.same, 0, 5, 2), answer.sum_over(jobs.square, 0, 4, 3)


@points(1)
def test_calls_are_independent(submission):
    """A call starts afresh, also after one that failed."""
    came = submission.run(again, start_method="fork", deadline=DEADLINE).value
    assert came == (10, 14), (
        "after a call that failed, sum_over(same, 0, 5, 2) and then sum_over(square, 0, 4, 3) "
        f"gave {came}; expected (10, 14)"
    )


@points(2)
@settings(max_examples=1)
@given(method=st.sampled_from(["spawn", "forkserver"]))
@example(method="forkserver")
@example(method="spawn")
def test_every_start_method(submission, method):
    """The same under every start method."""
    check_crowd(submission, 3, 3, 2, 2, method)
    check_failing(submission, 2, 1, "KeyError", 2, method)
