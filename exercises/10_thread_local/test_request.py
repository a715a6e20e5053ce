"""request: current_user() and scratch() belong to one request of one thread."""

import threading
from concurrent.futures import ThreadPoolExecutor

from hypothesis import example, given
from hypothesis import strategies as st
from kit import points, together

users = st.sampled_from(["ann", "bob", "eve", ""])
falsy = st.sampled_from([0, None, "", [], False, "page", [1, 2]])
# A request: (user, does fn raise?, the requests that fn makes itself)
requests = st.recursive(
    st.tuples(users, st.booleans(), st.just([])),
    lambda inner: st.tuples(users, st.booleans(), st.lists(inner, max_size=2)),
    max_leaves=4,
)


class Oops(Exception):
    """An exception of the caller's own."""


def one_request(answer, user, result):
    seen = []

    def fn():
        seen.append(answer.current_user())
        first = answer.scratch()
        seen.append(list(first))
        first.append("note")
        again = answer.scratch()
        seen.append(type(first) is list and again is first)
        seen.append(list(again))
        seen.append(answer.current_user())
        return result

    came = answer.handle_request(user, fn)
    return came, seen


@points(1)
@given(user=users, result=falsy)
@example(user="ann", result=0)
@example(user="", result=None)
def test_fn_sees_its_user_and_its_scratch(submission, user, result):
    """Inside fn: current_user() is the user, scratch() one and the same list, empty at first."""
    for outcome in submission.every_schedule(one_request, user, result, schedules=2):
        check_one_request(user, result, *outcome.value)


def check_one_request(user, result, came, seen):
    assert repr(came) == repr(result), (
        f"handle_request({user!r}, fn) returned {came!r}; expected what fn returned: {result!r}"
    )
    assert seen[0] == user == seen[4], (
        f"inside handle_request({user!r}, fn): current_user() was {seen[0]!r}, then "
        f"{seen[4]!r}; expected {user!r}"
    )
    assert seen[1] == [], f"a new request's scratch() was {seen[1]}; expected []"
    assert seen[2], "scratch() gave another object at its second call; expected the same list"
    assert seen[3] == ["note"], f"after scratch().append('note') scratch() was {seen[3]}"


def outside(answer):
    """What both functions do in a thread that serves no request."""
    words = []
    for function in (answer.current_user, answer.scratch):
        try:
            words.append(f"returned {function()!r}")
        except answer.NoRequest:
            words.append("NoRequest")
        except Exception as error:  # named in words below
            if isinstance(error, NotImplementedError):
                raise
            words.append(f"raised {type(error).__name__}")
    return words


def check_outside(words, where):
    for name, word in zip(("current_user()", "scratch()"), words, strict=True):
        assert word == "NoRequest", f"{where}: {name} {word}; expected that it raises NoRequest"


def try_request(answer, user, fails):
    """Serve one request; "page", or the name of the exception that came out."""

    def fn():
        answer.scratch().append(answer.current_user())
        if fails:
            raise Oops("on purpose", user)
        return "page"

    try:
        return answer.handle_request(user, fn)
    except Oops as error:
        return f"Oops{error.args}"


def outside_the_main_thread(answer, fails):
    before = outside(answer)
    came = try_request(answer, "ann", fails)
    return before, came, outside(answer)


@points(1)
@given(fails=st.booleans())
@example(fails=False)
@example(fails=True)
def test_no_request_before_and_after(submission, fails):
    """Before a request and after it both raise NoRequest, also when fn raised."""
    before, came, after = submission.run(outside_the_main_thread, fails).value
    check_outside(before, "before any request")
    expected = "Oops('on purpose', 'ann')" if fails else "page"
    assert came == expected, f"handle_request('ann', fn) gave {came}; expected {expected}"
    check_outside(after, f"right after a request whose fn {'raised' if fails else 'returned'}")


def request_that_raises(answer, kind):
    """fn raises one of the exceptions that a request may take for its own affair."""
    kinds = {"NoRequest": answer.NoRequest, "SystemExit": SystemExit, "KeyError": KeyError}

    def fn():
        raise kinds[kind]("from fn")

    try:
        came = f"returned {answer.handle_request('ann', fn)!r}"
    except BaseException as error:  # named in words by the check
        came = f"raised {type(error).__name__}{error.args}"
    return came, outside(answer)


@points(1)
@given(kind=st.sampled_from(["NoRequest", "SystemExit", "KeyError"]))
@example(kind="NoRequest")
@example(kind="SystemExit")
def test_what_fn_raised_goes_through(submission, kind):
    """Whatever fn raised goes through as it is, NoRequest and SystemExit too."""
    came, after = submission.run(request_that_raises, kind).value
    expected = f"raised {kind}('from fn',)"
    assert came == expected, (
        f"handle_request('ann', fn), where fn raises {kind}('from fn'), {came}; "
        f"expected that it {expected}"
    )
    check_outside(after, f"right after a request whose fn raised {kind}")


def outside_in_a_pool(answer, fails):
    with ThreadPoolExecutor(max_workers=1) as pool:
        before = pool.submit(outside, answer).result()
        came = pool.submit(try_request, answer, "ann", fails).result()
        between = pool.submit(outside, answer).result()
        next_one = pool.submit(one_request, answer, "bob", "page").result()
    return before, came, between, next_one


@points(2)
@given(fails=st.booleans())
@example(fails=False)
@example(fails=True)
def test_a_pool_thread_forgets_the_request(submission, fails):
    """A pooled thread that has served a request serves the next one as if it were new."""
    for outcome in submission.every_schedule(outside_in_a_pool, fails, schedules=20):
        before, _, between, (_, seen) = outcome.value
        end = "raised" if fails else "returned"
        check_outside(before, "in a fresh pool thread")
        check_outside(between, f"in a pool thread, after ann's request, whose fn {end}")
        assert seen[:2] == ["bob", []], (
            f"bob's request in the pool thread that served ann (fn {end}): current_user() was "
            f"{seen[0]!r} and scratch() {seen[1]}; expected 'bob' and []"
        )


def lists_of_two_requests(answer):
    first = answer.handle_request("ann", answer.scratch)
    second = answer.handle_request("ann", answer.scratch)
    return first is second


@points(1)
def test_each_request_has_its_own_scratch(submission):
    """Two requests never share one scratch list, not even those of one user."""
    same = submission.run(lists_of_two_requests).value
    assert not same, "two requests, one after the other, got the same scratch() list"


def play(answer, request, log):
    """Serve the request and those inside it; log what each of them sees."""
    user, fails, inner = request

    def fn():
        mine = answer.scratch()
        log.append((f"{user!r} begins", answer.current_user(), list(mine)))
        mine.append(user)
        for each in inner:
            try:
                play(answer, each, log)
            except Oops:
                pass
            same = "same" if answer.scratch() is mine else "another"
            log.append((f"back in {user!r}", answer.current_user(), [*answer.scratch(), same]))
        if fails:
            raise Oops

    answer.handle_request(user, fn)


def model(request):
    """What `play` must log."""
    user, _, inner = request
    log = [(f"{user!r} begins", user, [])]
    for each in inner:
        log += model(each)
        log.append((f"back in {user!r}", user, [user, "same"]))
    return log


def nested_requests(answer, request):
    log = []
    try:
        play(answer, request, log)
    except Oops:
        pass
    return log, outside(answer)


@points(2)
@given(request=requests)
@example(request=("ann", False, [("bob", False, [])]))
@example(request=("ann", False, [("bob", True, [])]))
@example(request=("ann", False, [("ann", False, []), ("bob", False, [("eve", True, [])])]))
def test_nested_requests_give_back_the_outer_one(submission, request):
    """After a request inside a request, the outer user and the outer scratch are back."""
    for outcome in submission.every_schedule(nested_requests, request, schedules=2):
        log, after = outcome.value
        for (place, user, notes), (_, good_user, good) in zip(log, model(request), strict=True):
            assert user == good_user, (
                f"{place}: current_user() was {user!r}; expected {good_user!r}"
            )
            assert notes == good, f"{place}: scratch() was {notes}; expected {good}"
        check_outside(after, "after a request with requests inside")


def two_threads(answer, same_name):
    """Two requests at the same time, and what each of them saw."""
    names = ("worker", "worker") if same_name else ("Thread-A", "Thread-B")

    def serve(user, name):
        threading.current_thread().name = name

        def fn():
            answer.scratch().append(user)
            return answer.current_user(), list(answer.scratch())

        return answer.handle_request(user, fn)

    return together(lambda: serve("ann", names[0]), lambda: serve("bob", names[1]))


@points(2)
@given(same_name=st.booleans())
@example(same_name=False)
@example(same_name=True)
def test_threads_do_not_see_each_other(submission, same_name):
    """Requests in two threads at the same time are apart, even if the threads have one name."""
    names = "the same name" if same_name else "names of their own"
    expected = [("ann", ["ann"]), ("bob", ["bob"])]
    for outcome in submission.every_schedule(two_threads, same_name, schedules=240):
        assert outcome.value == expected, (
            f"ann and bob in two threads with {names} saw (current_user(), scratch()) = "
            f"{outcome.value}; expected {expected}"
        )


def idle_beside_a_busy_one(answer):
    """One thread serves ann; the other serves nobody, at whatever moment it asks."""

    def fn():
        answer.scratch().append("note")
        return answer.current_user()

    return together(lambda: answer.handle_request("ann", fn), lambda: outside(answer))


@points(1)
def test_an_idle_thread_sees_no_request(submission):
    """While another thread serves a request, a thread that serves none gets NoRequest."""
    for outcome in submission.every_schedule(idle_beside_a_busy_one, schedules=150):
        user, words = outcome.value
        assert user == "ann", f"inside ann's request current_user() was {user!r}; expected 'ann'"
        check_outside(words, "in a thread beside ann's")


def threads_made_by_a_request(answer):
    """A thread started inside fn, and one that gets a number free again, serve no request."""
    words = []

    def look():
        words.append(outside(answer))

    def fn():
        child = threading.Thread(target=look)
        child.start()
        child.join()
        return answer.current_user()

    user = answer.handle_request("ann", fn)
    for target in (lambda: try_request(answer, "bob", True), look):
        later = threading.Thread(target=target)
        later.start()
        later.join()
    return user, words


@points(1)
def test_a_new_thread_serves_no_request(submission):
    """A new thread serves no request, even one started by fn, or after another has ended."""
    for outcome in submission.every_schedule(threads_made_by_a_request, schedules=40):
        user, words = outcome.value
        assert user == "ann", f"inside ann's request current_user() was {user!r}; expected 'ann'"
        check_outside(words[0], "in a thread that ann's fn started")
        check_outside(words[1], "in a thread started after bob's thread had ended")
