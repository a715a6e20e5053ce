"""OnceCache: each value is made once, and nobody waits for a key that is not theirs."""

import threading

from kit import points, together


def one_thread(once_cache):
    cache, calls = once_cache.OnceCache(), []

    def make(value):
        calls.append(value)
        return value

    keys = [("a", 1), ("b", None), ("c", 0), (None, "n"), ("", [])]
    got = [cache.get(key, lambda value=value: make(value)) for key, value in keys * 2]
    return got, calls


def keys_that_look_alike(once_cache):
    """-1 and -2 have the same hash, 1 and "1" the same text; none is equal to another."""
    cache = once_cache.OnceCache()
    return [
        cache.get(key, lambda key=key: f"for {key!r}") for key in (-1, -2, 1, "1", (1,), "(1,)")
    ]


def two_caches(once_cache):
    first, second = once_cache.OnceCache(), once_cache.OnceCache()
    return [first.get("a", lambda: 1), second.get("a", lambda: 2), first.get("a", lambda: 3)]


def same_key(once_cache, threads):
    cache, made = once_cache.OnceCache(), []

    def make():
        made.append(object())
        return made[-1]

    got = together(*[lambda: cache.get("a", make)] * threads)
    return {"made": len(made), "all got the first": all(each is made[0] for each in got)}


def while_a_is_made(once_cache, keys, ready):
    """get("a") is still at work until all the keys were got."""
    cache = once_cache.OnceCache()
    at_work, done = threading.Event(), threading.Event()
    if ready:
        cache.get(keys[0], lambda: 2)

    def slow():
        at_work.set()
        done.wait()
        return 1

    def first():
        try:
            return cache.get("a", slow)
        finally:
            at_work.set()

    def others():
        at_work.wait()
        try:
            return [cache.get(key, lambda: 2) for key in keys]
        finally:
            done.set()

    return together(first, others)


def inside_make(once_cache):
    cache = once_cache.OnceCache()
    return cache.get("a", lambda: 1 + cache.get("b", lambda: 2)), cache.get("b", lambda: 3)


def first_make_fails(once_cache, threads):
    """The first make raises, the others would not: all in threads, then once more."""
    cache, calls, made = once_cache.OnceCache(), [], []

    def make():
        calls.append(len(calls))
        if len(calls) == 1:
            raise ZeroDivisionError("no luck")
        made.append(len(calls))
        return "a value"

    def ask():
        try:
            return cache.get("a", make)
        except ZeroDivisionError as error:
            return str(error)

    got = together(*[ask] * threads)
    return {"got": got, "later": ask(), "made": len(made)}


def make_always_fails(once_cache):
    cache, calls = once_cache.OnceCache(), []

    def make():
        calls.append(1)
        raise KeyError("a")

    def ask(make):
        try:
            return cache.get("a", make)
        except KeyError as error:
            return f"error {error}"

    answers = [ask(make), ask(make), ask(lambda: 7)]
    return len(calls), answers


@points(1)
def test_one_thread_alone(submission):
    """get makes a value the first time, also None, 0 or [], and keeps it for each key."""
    for outcome in submission.every_schedule(one_thread):
        got, calls = outcome.value
        assert got == [1, None, 0, "n", []] * 2, f"get gave {got}"
        assert calls == [1, None, 0, "n", []], f"make was called for {calls}"


@points(1)
def test_only_equal_keys_are_one_key(submission):
    """Keys that only look alike have values of their own."""
    for outcome in submission.every_schedule(keys_that_look_alike):
        expected = ["for -1", "for -2", "for 1", "for '1'", "for (1,)", "for '(1,)'"]
        assert outcome.value == expected, (
            "get for the keys -1, -2, 1, '1', (1,) and '(1,)', where make gives \"for KEY\", gave "
            f"{outcome.value}"
        )


@points(1)
def test_caches_are_separate(submission):
    """Each OnceCache keeps its own values."""
    for outcome in submission.every_schedule(two_caches):
        assert outcome.value == [1, 2, 1], f"two caches gave {outcome.value}, expected [1, 2, 1]"


@points(2)
def test_made_once(submission):
    """Two threads ask for the same key: make is called once, both get the same object."""
    for outcome in submission.every_schedule(same_key, 2, schedules=300):
        made = outcome.value["made"]
        assert made == 1, f"make was called {made} times for one key"
        assert outcome.value["all got the first"], "a thread got something that make did not make"


@points(1)
def test_made_once_for_three_threads(submission):
    """Three threads ask for the same key: make is called once, all get the same object."""
    for outcome in submission.every_schedule(same_key, 3, schedules=500):
        made = outcome.value["made"]
        assert made == 1, f"make was called {made} times for one key"
        assert outcome.value["all got the first"], "a thread got something that make did not make"


@points(2)
def test_other_keys_do_not_wait(submission):
    """While make("a") is at work, get("b") comes back, made before or not."""
    many = list(range(20))
    for keys, ready, schedules in ((["b"], True, 200), (["b"], False, 200), (many, False, 20)):
        outcomes = submission.every_schedule(while_a_is_made, keys, ready, schedules=schedules)
        for outcome in outcomes:
            a, others = outcome.value
            assert a == 1, f"get('a') gave {a}, expected 1"
            assert others == [2] * len(keys), f"get of other keys gave {others}, expected 2"


@points(1)
def test_make_may_ask_for_another_key(submission):
    """A make may itself call get for another key."""
    for outcome in submission.every_schedule(inside_make):
        assert list(outcome.value) == [3, 2], f"get gave {outcome.value}, expected (3, 2)"


@points(1)
def test_an_error_is_not_kept(submission):
    """When make raises, get raises the same; the next get tries again."""
    for outcome in submission.every_schedule(make_always_fails):
        calls, answers = outcome.value
        assert answers[:2] == ["error 'a'"] * 2, f"two gets with a failing make gave {answers[:2]}"
        assert calls == 2, f"the failing make was called {calls} times in two gets, expected 2"
        assert answers[2] == 7, f"the get after two errors gave {answers[2]}, expected 7"


@points(2)
def test_an_error_stops_nobody_else(submission):
    """make raises in one thread while others wait: they go on, and the value is made once."""
    for threads, schedules in ((2, 300), (3, 500)):
        for outcome in submission.every_schedule(first_make_fails, threads, schedules=schedules):
            value = outcome.value
            assert "no luck" in value["got"], "the error of make did not come out of get"
            strange = [each for each in value["got"] if each not in ("no luck", "a value")]
            assert not strange, f"make gives 'a value' or an error, but get gave {strange[0]}"
            assert value["later"] == "a value", f"a later get gave {value['later']}"
            assert value["made"] == 1, f"make gave a value {value['made']} times, expected once"
