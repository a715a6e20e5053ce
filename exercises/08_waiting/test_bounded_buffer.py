"""BoundedBuffer: nothing lost, nothing twice, never more inside than capacity."""

import threading

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points, together

STUCK = ("deadlock", "livelock")
items = st.lists(st.sampled_from([None, 0, "", 7, 7, "x"]), min_size=1, max_size=4)


def one_thread(bounded_buffer, capacity, given):
    buffer = bounded_buffer.BoundedBuffer(capacity)
    for item in given:
        buffer.put(item)
    first = buffer.get()
    buffer.put("last")
    return [first, *[buffer.get() for _ in given]]


@points(1)
@given(given=items, more=st.integers(0, 2))
@example(given=[None, 0, "", 7], more=0)
@settings(max_examples=6)
def test_one_thread_alone(submission, given, more):
    """What is put in first comes out first: None, 0 and equal items too."""
    expected = [*given, "last"]
    for outcome in submission.every_schedule(one_thread, len(given) + more, given):
        assert outcome.value == expected, f"get gave {outcome.value}, expected {expected}"


def two_buffers(bounded_buffer):
    first, second = bounded_buffer.BoundedBuffer(1), bounded_buffer.BoundedBuffer(1)
    first.put("a")
    second.put("b")
    first.close()
    got = [second.get(), first.get()]
    second.put("c")
    return [*got, second.get()]


@points(1)
def test_buffers_are_separate(submission):
    """Each buffer has its own items, its own room and its own end."""
    for outcome in submission.every_schedule(two_buffers):
        assert outcome.value == ["b", "a", "c"], f"two buffers gave {outcome.value}"


def too_many(bounded_buffer, capacity):
    buffer = bounded_buffer.BoundedBuffer(capacity)
    together(lambda: [buffer.put(number) for number in range(capacity + 1)])


def too_few(bounded_buffer, count):
    buffer = bounded_buffer.BoundedBuffer(3)
    for number in range(count):
        buffer.put(number)
    return together(lambda: [buffer.get() for _ in range(count + 1)])


@points(1)
@given(number=st.integers(1, 3))
@settings(max_examples=3)
def test_they_wait(submission, number):
    """put waits when the buffer is full; get waits when it is empty."""
    for outcome in submission.every_schedule(one_thread, 2, [1, 2]):
        assert outcome.value == [1, 2, "last"], f"get gave {outcome.value}, expected 1, 2, last"
    for outcome in submission.every_schedule(too_many, number, schedules=20):
        assert outcome.kind in STUCK, (
            f"BoundedBuffer({number}): {_end(outcome)} {number + 1} puts and no get, expected: "
            "the last one waits"
        )
    for outcome in submission.every_schedule(too_few, number - 1, schedules=20):
        assert outcome.kind in STUCK, (
            f"{_end(outcome)} {number - 1} puts and {number} gets, expected: the last one waits"
        )


def _end(outcome):
    return "an error after" if outcome.kind == "raised" else "nobody waited in"


def traffic(bounded_buffer, capacity, puts, gets):
    """A thread for each list of items to put, and for each number of items to get."""
    buffer, step = bounded_buffer.BoundedBuffer(capacity), threading.Event()
    count = {"put": 0, "get": 0, "most": 0}

    def producer(mine):
        def put():
            for item in mine:
                buffer.put(item)
                count["put"] += 1
                count["most"] = max(count["most"], count["put"] - count["get"])

        return put

    def consumer(number):
        def get():
            got = []
            for _ in range(number):
                step.set()  # a step of its own, so that it may come late
                count["get"] += 1  # from now on it may have taken one
                got.append(buffer.get())
            return got

        return get

    calls = [*map(producer, puts), *map(consumer, gets)]
    got = together(*calls)[len(puts) :]
    return {"got": got, "most": count["most"]}


def check(submission, capacity, puts, gets, schedules):
    what = f"BoundedBuffer({capacity}), " + " | ".join(
        [f"put {', '.join(map(str, mine))}" for mine in puts]
        + [f"{number} gets" for number in gets]
    )
    sent = sorted(item for mine in puts for item in mine)
    for outcome in submission.every_schedule(traffic, capacity, puts, gets, schedules=schedules):
        got, most = outcome.value["got"], outcome.value["most"]
        came = [item for each in got for item in each]
        assert sorted(came, key=str) == sent, f"{what}: got {came}, expected each of {sent} once"
        for each in got:
            for mine in puts:
                mixed = [item for item in each if item in mine]
                assert mixed == sorted(mixed), f"{what}: one get after another gave {each}"
        assert most <= capacity, f"{what}: {most} items were inside at the same time"


@points(2)
def test_one_puts_one_gets(submission):
    """One thread puts and one gets: all arrives in order, never too many inside."""
    check(submission, 1, [["a1", "a2"]], [2], 400)
    check(submission, 1, [["a1", "a2", "a3"]], [3], 300)
    check(submission, 2, [["a1", "a2", "a3"]], [3], 300)


@points(2)
def test_two_get(submission):
    """One thread puts two items, two get one each: nobody takes what is not there."""
    check(submission, 1, [["a1", "a2"]], [1, 1], 700)
    check(submission, 2, [["a1", "a2"]], [1, 1], 300)


@points(2)
def test_two_put(submission):
    """Two threads put, one gets: never too many inside."""
    check(submission, 1, [["a1"], ["b1"]], [2], 700)
    check(submission, 1, [["a1", "a2"], ["b1"]], [3], 500)


@points(2)
def test_two_put_and_two_get(submission):
    """Two threads put and two get: the right one is woken, nobody sleeps for ever."""
    check(submission, 1, [["a1"], ["b1"]], [1, 1], 700)
    check(submission, 1, [["a1", "a2"], ["b1", "b2"]], [2, 2], 600)


# ---- close


def attempt(bounded_buffer, call, *args):
    try:
        return call(*args)
    except bounded_buffer.Closed:
        return "Closed"


def closed_alone(bounded_buffer, given, times):
    buffer = bounded_buffer.BoundedBuffer(len(given) + 1)
    for item in given:
        buffer.put(item)
    for _ in range(times):
        buffer.close()
    put = attempt(bounded_buffer, buffer.put, "late")
    got = [attempt(bounded_buffer, buffer.get) for _ in range(len(given) + 2)]
    buffer.close()
    return {"put": put, "got": got, "put again": attempt(bounded_buffer, buffer.put, "late")}


@points(1)
@given(given=items, times=st.integers(1, 2))
@example(given=[None, 0], times=1)
@example(given=[], times=2)
@settings(max_examples=5)
def test_after_close(submission, given, times):
    """After close put raises Closed; get gives what is left, then raises Closed."""
    for outcome in submission.every_schedule(closed_alone, given, times):
        value = outcome.value
        assert value["put"] == "Closed", "put after close put the item in, expected Closed"
        expected = [*given, "Closed", "Closed"]
        assert value["got"] == expected, f"after close get gave {value['got']}, expected {expected}"
        assert value["put again"] == "Closed", "put after close and get gave no Closed"


def waiters(bounded_buffer, method, capacity, inside, threads):
    """Threads that call put or get, and one that closes the buffer."""
    buffer, step = bounded_buffer.BoundedBuffer(capacity), threading.Event()
    for number in range(inside):
        buffer.put(number)

    def waiter(name):
        def get():
            return attempt(bounded_buffer, buffer.get)

        def put():
            return attempt(bounded_buffer, buffer.put, name)

        return get if method == "get" else put

    def close():
        step.set()  # a step of its own, so that it may come late
        buffer.close()

    answers = together(*map(waiter, "xyz"[:threads]), close)
    left = [attempt(bounded_buffer, buffer.get) for _ in range(capacity + 1)]
    return {"answers": answers[:-1], "left": left}


@points(2)
def test_close_wakes_those_who_get(submission):
    """Threads that wait in get when the buffer is closed get Closed, all of them."""
    for threads, inside, schedules in ((1, 0, 200), (2, 0, 400), (2, 1, 400), (3, 0, 200)):
        call = ("get", 2, inside, threads)
        for outcome in submission.every_schedule(waiters, *call, schedules=schedules):
            came = sorted(outcome.value["answers"], key=str)
            expected = [*range(inside), *["Closed"] * (threads - inside)]
            assert came == expected, f"{threads} gets, {inside} inside, close: the gets gave {came}"


def room_after_close(bounded_buffer):
    """Full; a thread puts, and another one closes the buffer and only then makes room."""
    buffer, step = bounded_buffer.BoundedBuffer(1), threading.Event()
    buffer.put("first")

    def close():
        step.set()  # a step of its own, so that it may come late
        buffer.close()
        return attempt(bounded_buffer, buffer.get)

    def put():
        return attempt(bounded_buffer, buffer.put, "late")

    return [*together(put, close), attempt(bounded_buffer, buffer.get)]


@points(2)
def test_close_wakes_those_who_put(submission):
    """Threads that wait in put when the buffer is closed get Closed, and put nothing."""
    for threads, schedules in ((1, 200), (2, 400), (3, 200)):
        call = ("put", 1, 1, threads)
        for outcome in submission.every_schedule(waiters, *call, schedules=schedules):
            came, left = outcome.value["answers"], outcome.value["left"]
            assert came == ["Closed"] * threads, f"full, {threads} puts, close: puts gave {came}"
            assert left == [0, "Closed"], f"full, puts, close: then get gave {left}"
    for outcome in submission.every_schedule(room_after_close, schedules=300):
        put, *got = outcome.value
        assert put == "Closed", f"full, put, close, get: put gave {put}, and get then {got}"
        assert got == ["first", "Closed"], f"full, put, close: get gave {got}"


@points(2)
def test_close_loses_nothing(submission):
    """An item whose put came back is still there after close; no other item is."""
    for threads, schedules in ((1, 200), (2, 500)):
        call = ("put", 2, 0, threads)
        for outcome in submission.every_schedule(waiters, *call, schedules=schedules):
            answers, left = outcome.value["answers"], outcome.value["left"]
            put = [name for name, answer in zip("xyz", answers) if answer is None]
            inside = sorted(item for item in left if item != "Closed")
            assert inside == put, f"the puts of {put} came back, and get then gave {left}"


def working(bounded_buffer, capacity, given, getters):
    """One thread puts all and closes; the others get until they are told Closed."""
    buffer = bounded_buffer.BoundedBuffer(capacity)

    def put():
        for item in given:
            buffer.put(item)
        buffer.close()

    def get():
        return list(iter(lambda: attempt(bounded_buffer, buffer.get), "Closed"))

    return together(put, *[get] * getters)[1:]


@points(2)
def test_put_all_then_close(submission):
    """One thread puts items and closes; the others get all of them, and then stop."""
    for capacity, given, getters in ((1, ["a", "b"], 1), (2, ["a", "b"], 2), (1, ["a", "b"], 2)):
        outcomes = submission.every_schedule(working, capacity, given, getters, schedules=600)
        for outcome in outcomes:
            came = [item for each in outcome.value for item in each]
            assert sorted(came, key=str) == given, f"put {given}, close: {getters} got {came}"
