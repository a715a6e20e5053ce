"""run_all: one thread for each item, results in order, no exception lost, nothing left over."""

import threading

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points, together

LONG = 3600.0  # seconds of the explorer's own clock: they cost nothing
falsy_and_equal = st.sampled_from([0, None, "", [], False, 1, True, "a", "a"])
orders = st.permutations([0, 1, 2])


class Oops(Exception):
    """An exception of the caller's own, with two arguments."""

    def __init__(self, place, why):
        super().__init__(place, why)


def boxed_results(answer, items):
    """What came back when fn puts each item into a list of one, and which items fn was given."""
    given_to_fn = []

    def fn(item):
        given_to_fn.append(item)
        return [item]

    results = answer.run_all(fn, items)
    boxes = len({id(box) for box in results})
    return type(results).__name__, results, boxes, sorted(given_to_fn, key=repr)


@points(1)
@settings(max_examples=8)
@given(items=st.lists(falsy_and_equal, max_size=3))
@example(items=[])
@example(items=[0, None, ""])
@example(items=["a", "a"])
def test_each_item_gets_its_own_result(submission, items):
    """The result is a list of fn(item), one for each item, whatever the items are."""
    for outcome in submission.every_schedule(boxed_results, items, schedules=60):
        kind, results, boxes, calls = outcome.value
        expected = [[item] for item in items]
        assert kind == "list", f"run_all(fn, {items}) returned a {kind}; expected a list"
        assert repr(results) == repr(expected), (
            f"run_all(fn, {items}) with fn(x) = [x] returned {results}; expected {expected}"
        )
        assert boxes == len(items), (
            f"run_all(fn, {items}) with fn(x) = [x] gave only {boxes} of the {len(items)} lists "
            "that fn made, one of them more than once"
        )
        assert repr(calls) == repr(sorted(items, key=repr)), (
            f"run_all(fn, {items}) called fn with {calls}; expected each item exactly once"
        )


def plain_results(answer, items):
    """What came back when fn returns each item as it is; "an error" stands for an exception."""

    def fn(item):
        return Oops(0, "only a value") if item == "an error" else item

    results = answer.run_all(fn, items)
    return ["an error" if isinstance(result, Oops) else result for result in results]


@points(1)
@settings(max_examples=8)
@given(items=st.lists(st.sampled_from([0, None, "", False, 1, "an error"]), min_size=1, max_size=3))
@example(items=[0, None])
@example(items=["", 1])
@example(items=["an error", 1])
def test_any_value_is_a_result(submission, items):
    """0, None, "" and False are results too, and so is an exception that fn returns."""
    for outcome in submission.every_schedule(plain_results, items, schedules=30):
        assert repr(outcome.value) == repr(items), (
            f"run_all(fn, {items}), where fn returns what it is given (for 'an error' an exception "
            f"that it does not raise), returned {outcome.value}"
        )


def results_in_forced_order(answer, order):
    """Item order[0] is ready first, then order[1], then order[2]."""
    ready = [threading.Event() for _ in order]
    before = dict(zip(order[1:], order, strict=False))

    def fn(place):
        if place in before:
            ready[before[place]].wait(LONG)
        ready[place].set()
        return f"r{place}"

    return answer.run_all(fn, [0, 1, 2])


@points(2)
@given(order=orders)
@example(order=[2, 1, 0])
def test_results_stand_in_the_order_of_the_items(submission, order):
    """Results stand in the order of the items, whichever thread is ready first."""
    for outcome in submission.every_schedule(results_in_forced_order, order, schedules=60):
        assert outcome.value == ["r0", "r1", "r2"], (
            f"run_all(fn, [0, 1, 2]), where fn gets ready in the order {order}, "
            f"returned {outcome.value}; expected ['r0', 'r1', 'r2']"
        )


def meeting_of_all(answer, count):
    """Every call of fn waits until all `count` calls have begun; late ones give up."""
    meeting = threading.Barrier(count)
    caller = threading.current_thread()
    in_caller = []

    def fn(place):
        if threading.current_thread() is caller:
            in_caller.append(place)
        try:
            meeting.wait(LONG)
        except threading.BrokenBarrierError:
            return "alone"
        return f"r{place}"

    return answer.run_all(fn, list(range(count))), in_caller


def check_the_meeting(submission, count, schedules):
    for outcome in submission.every_schedule(meeting_of_all, count, schedules=schedules):
        results, in_caller = outcome.value
        assert not in_caller, f"fn({in_caller[0]}) ran in the caller's thread; expected a new one"
        alone = [place for place, result in enumerate(results) if result == "alone"]
        assert not alone, (
            f"run_all(fn, list(range({count}))): fn({alone[0]}) waited for the other calls to "
            f"begin, but not all did; expected {count} threads alive at the same time"
        )
        assert results == [f"r{place}" for place in range(count)], (
            f"run_all(fn, list(range({count}))) returned {results}"
        )


@points(2)
@given(count=st.integers(1, 3))
@example(count=1)
@example(count=2)
def test_all_threads_are_alive_at_the_same_time(submission, count):
    """One thread for each item, all alive at the same time, none of them the caller's."""
    check_the_meeting(submission, count, schedules=40)


@points(1)
def test_many_items_have_as_many_threads(submission):
    """A hundred items have a hundred threads, all at the same time."""
    check_the_meeting(submission, 100, schedules=2)


def running():
    """How many threads run now, not counting those that somebody else than threading started."""
    return sum(type(thread).__name__ != "_DummyThread" for thread in threading.enumerate())


def fail_at(answer, failing, order):
    """fn raises for the items in `failing`; the items get ready in the given order."""
    threading.excepthook = lambda args: None
    ready = [threading.Event() for _ in order]
    before = dict(zip(order[1:], order, strict=False))
    threads = running()
    calls, raised = [], {}

    def fn(place):
        calls.append(place)
        if place in before:
            ready[before[place]].wait(LONG)
        ready[place].set()
        if place in failing:
            raised[place] = Oops(place, "on purpose")
            raise raised[place]
        return place

    try:
        came = ("returned", answer.run_all(fn, [0, 1, 2]))
    except Exception as error:  # the check looks at its type
        if isinstance(error, NotImplementedError):
            raise
        copied = type(error) is Oops and error is not raised.get(error.args[0])
        came = ("raised", "a copy of " * copied + type(error).__name__, list(error.args))
    return came, running() - threads, sorted(calls)


def in_words(came):
    if came[0] == "returned":
        return f"returned {came[1]}: the exception is lost"
    return f"raised {came[1]}({', '.join(map(repr, came[2]))})"


@points(2)
@settings(max_examples=8)
@given(failing=st.sets(st.integers(0, 2), min_size=1), order=orders)
@example(failing={0}, order=[0, 1, 2])
@example(failing={2}, order=[2, 1, 0])
@example(failing={1, 2}, order=[2, 1, 0])
@example(failing={0, 1, 2}, order=[2, 0, 1])
def test_an_exception_reaches_the_caller(submission, failing, order):
    """What fn raised is raised again in the caller: that of the first item that failed."""
    which = sorted(failing)
    expected = ("raised", "Oops", [which[0], "on purpose"])
    for outcome in submission.every_schedule(fail_at, which, order, schedules=60):
        came, _, calls = outcome.value
        case = f"run_all(fn, [0, 1, 2]), where fn(x) raises Oops(x, 'on purpose') for {which},"
        assert came == expected, (
            f"{case} {in_words(came)}; expected that it raises Oops({which[0]}, 'on purpose')"
        )
        assert calls == [0, 1, 2], f"{case} called fn with {calls}; expected each item exactly once"


@points(1)
@settings(max_examples=8)
@given(failing=st.sampled_from([0, 1, 2]), order=orders)
@example(failing=0, order=[0, 1, 2])
def test_the_exception_comes_once_every_thread_has_ended(submission, failing, order):
    """When the exception reaches the caller, every thread has ended."""
    for outcome in submission.every_schedule(fail_at, [failing], order, schedules=60):
        came, left, _ = outcome.value
        assert came[0] == "raised", (
            f"run_all(fn, [0, 1, 2]), where fn raises for item {failing}, {in_words(came)}"
        )
        assert left == 0, (
            f"run_all(fn, [0, 1, 2]) raised for item {failing} while {left} of its threads "
            "still ran; expected that all have ended by then"
        )


def linger(thread):
    """Let the thread end late, as on a busy machine: only join() tells that it has ended."""
    delete = thread._delete  # what threading.Thread calls last in a thread

    def delete_late():
        threading.Event().wait(LONG)
        delete()

    thread._delete = delete_late


def slow_calls(answer, patience):
    """fn(i) takes patience[i] seconds; who is still there when run_all has returned?"""
    before = running()

    def fn(place):
        linger(threading.current_thread())
        threading.Event().wait(patience[place])
        return f"r{place}"

    results = answer.run_all(fn, list(range(len(patience))))
    return results, running() - before


def beside_another_thread(answer):
    """Another thread of the program ends while fn is at work: that says nothing about fn."""
    at_work = threading.Event()
    other = threading.Thread(target=at_work.wait, args=(LONG,))
    other.start()

    def fn(item):
        at_work.set()
        other.join()
        threading.Event().wait(1.0)
        return item * 2

    return list(answer.run_all(fn, [21]))  # as it is now: a late thread may change it


@points(2)
@settings(max_examples=8)
@given(patience=st.lists(st.sampled_from([0.0, 1.0, LONG, 30 * 24 * LONG]), max_size=3))
@example(patience=[LONG, 0.0])
@example(patience=[0.0, LONG])
def test_a_slow_fn_is_waited_for(submission, patience):
    """However slow fn is, run_all returns its result, and no thread is left over."""
    call = f"run_all(fn, items), where fn takes {patience} seconds,"
    expected = [f"r{place}" for place in range(len(patience))]
    for outcome in submission.every_schedule(slow_calls, patience, schedules=60):
        results, left = outcome.value
        assert results == expected, f"{call} returned {results}; expected {expected}"
        assert left == 0, f"{call} returned while {left} of its threads still ran"
    for outcome in submission.every_schedule(beside_another_thread, schedules=20):
        assert outcome.value == [42], (
            f"run_all(fn, [21]) with fn(x) = x * 2, while a thread that run_all has not started "
            f"comes to its end, returned {outcome.value}; expected [42]"
        )


def two_calls_one_after_the_other(answer, first, second):
    """Both results are looked at after the second call, so a shared list shows."""
    items = list(first)
    one = answer.run_all(lambda item: item * 2, items)
    two = answer.run_all(lambda item: item * 3, second)
    return one, two, items


@points(1)
@settings(max_examples=8)
@given(
    first=st.lists(st.integers(1, 9), max_size=2), second=st.lists(st.integers(1, 9), max_size=2)
)
@example(first=[1, 2], second=[3])
def test_a_second_call_starts_afresh(submission, first, second):
    """A second call has its own results, and leaves those of the first alone."""
    expected = ([item * 2 for item in first], [item * 3 for item in second], first)
    explored = submission.every_schedule(two_calls_one_after_the_other, first, second, schedules=30)
    for outcome in explored:
        assert outcome.value == expected, (
            f"one = run_all(double, {first}); two = run_all(triple, {second}): one, two and the "
            f"first items are {outcome.value} now; expected {expected}"
        )


def good_call_after_a_bad_one(answer):
    threading.excepthook = lambda args: None

    def bad(place):
        raise Oops(place, "on purpose")

    try:
        answer.run_all(bad, [1, 2])
    except Oops as error:
        first = f"Oops for {error.args[0]}"
    else:
        first = "no exception"
    return first, answer.run_all(str, [3, 4])


@points(1)
def test_a_failed_call_does_not_spoil_the_next(submission):
    """A call whose fn raised leaves nothing behind for the next call."""
    for outcome in submission.every_schedule(good_call_after_a_bad_one, schedules=40):
        assert outcome.value == ("Oops for 1", ["3", "4"]), (
            f"run_all(bad, [1, 2]), then run_all(str, [3, 4]) gave {outcome.value}; "
            "expected ('Oops for 1', ['3', '4'])"
        )


def two_calls_at_the_same_time(answer):
    """Four threads of two calls meet inside fn, so the calls overlap for certain."""
    meeting = threading.Barrier(4)

    def fn(item):
        try:
            meeting.wait(LONG)
        except threading.BrokenBarrierError:
            pass  # one call at a time is slow, but its results may still be right
        return item * 10

    return together(
        lambda: answer.run_all(fn, [1, 2]),
        lambda: answer.run_all(fn, [3, 4]),
    )


@points(1)
def test_two_calls_at_the_same_time_do_not_mix(submission):
    """Two threads that call run_all at the same time each get their own results."""
    for outcome in submission.every_schedule(two_calls_at_the_same_time, schedules=240):
        assert outcome.value == [[10, 20], [30, 40]], (
            "run_all(fn, [1, 2]) and run_all(fn, [3, 4]) at the same time, with fn(x) = 10 * x, "
            f"returned {outcome.value}; expected [[10, 20], [30, 40]]"
        )


def two_bad_calls_at_the_same_time(answer):
    """Each call has two threads, of which the second raises; the calls overlap for certain."""
    threading.excepthook = lambda args: None
    meeting = threading.Barrier(4)

    def fn(item):
        try:
            meeting.wait(LONG)
        except threading.BrokenBarrierError:
            pass
        if item % 2 == 0:
            raise Oops(item, "on purpose")

    def one_call(items):
        try:
            return answer.run_all(fn, items)
        except Oops as error:
            return f"Oops for {error.args[0]}"

    return together(lambda: one_call([1, 2]), lambda: one_call([3, 4]))


@points(1)
def test_exceptions_of_two_calls_do_not_mix(submission):
    """Of two calls at the same time each raises what its own fn raised."""
    for outcome in submission.every_schedule(two_bad_calls_at_the_same_time, schedules=240):
        assert outcome.value == ["Oops for 2", "Oops for 4"], (
            "run_all(fn, [1, 2]) and run_all(fn, [3, 4]) at the same time, where fn raises for 2 "
            f"and 4, gave {outcome.value}; expected ['Oops for 2', 'Oops for 4']"
        )


def call_inside_a_call(answer):
    def inner(item):
        return item + 1

    def outer(item):
        return answer.run_all(inner, [item, item * 10])

    return answer.run_all(outer, [1, 2])


@points(1)
def test_a_call_inside_a_call_works(submission):
    """fn may call run_all itself."""
    for outcome in submission.every_schedule(call_inside_a_call, schedules=80):
        assert outcome.value == [[2, 11], [3, 21]], (
            "run_all(outer, [1, 2]), where outer(x) = run_all(add_one, [x, 10 * x]), "
            f"returned {outcome.value}; expected [[2, 11], [3, 21]]"
        )
