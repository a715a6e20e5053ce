"""as_user: the user changes for one block of one thread, and comes back whatever happens."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import example, given
from hypothesis import strategies as st
from kit import points, together

users = st.sampled_from(["ann", "bob", "root", ""])
places = st.integers(0, 3)


class Oops(Exception):
    """An exception of the caller's own."""


def now(answer):
    """The current user; None outside, for which an exception NoRequest will do as well."""
    try:
        return answer.current_user()
    except getattr(answer, "NoRequest", ()):
        return None


def one_block(answer, user):
    seen = [now(answer)]
    with answer.as_user(user):
        seen.append(now(answer))
    seen.append(now(answer))
    return seen


@points(1)
@given(user=users)
@example(user="ann")
def test_the_user_is_set_inside_the_block_only(submission, user):
    """Inside the block current_user() is the user; before and after it is None."""
    for outcome in submission.every_schedule(one_block, user, schedules=2):
        assert outcome.value == [None, user, None], (
            f"before, in and after `with as_user({user!r})` current_user() was {outcome.value}; "
            f"expected {[None, user, None]}"
        )


def nested_blocks(answer, users, fails_in, caught_in):
    """Blocks inside each other; block number `fails_in` raises, `caught_in` catches."""
    seen = []

    def enter(depth):
        if depth == len(users):
            return
        with answer.as_user(users[depth]):
            seen.append(now(answer))
            try:
                enter(depth + 1)
                if depth == fails_in:
                    raise Oops("on purpose", depth)
            except Oops as error:
                seen.append((now(answer), *error.args))
                if depth != caught_in:
                    raise
            seen.append(now(answer))

    try:
        enter(0)
    except Oops as error:
        seen.append(("out", *error.args))
    return seen, now(answer)


def model(users, fails_in, caught_in):
    """What nested_blocks must see; Python's own with-block and a list do the work."""
    seen = []

    def enter(depth):
        if depth == len(users):
            return
        user = users[depth]
        seen.append(user)
        try:
            enter(depth + 1)
            if depth == fails_in:
                raise Oops("on purpose", depth)
        except Oops as error:
            seen.append((user, *error.args))
            if depth != caught_in:
                raise
        seen.append(user)

    try:
        enter(0)
    except Oops as error:
        seen.append(("out", *error.args))
    return seen


def check_blocks(submission, names, fails_in, caught_in):
    expected = model(names, fails_in, caught_in)
    blocks = f"in {len(names)} nested blocks, as {', '.join(map(repr, names))}"
    for outcome in submission.every_schedule(
        nested_blocks, names, fails_in, caught_in, schedules=2
    ):
        seen, after = outcome.value
        assert seen == expected, f"{blocks}, current_user() was {seen}; expected {expected}"
        assert after is None, f"after {blocks[3:]}, current_user() was {after!r}; expected None"


@points(1)
@given(names=st.lists(users, min_size=1, max_size=4))
@example(names=["ann", "root"])
@example(names=["ann", "ann", "bob"])
def test_blocks_nest(submission, names):
    """When an inner block ends, the user of the block around it is back."""
    check_blocks(submission, names, None, None)


@points(2)
@given(names=st.lists(users, min_size=1, max_size=4), fails_in=places, caught_in=places)
@example(names=["ann"], fails_in=0, caught_in=None)
@example(names=["ann", "bob"], fails_in=1, caught_in=0)
def test_the_user_is_restored_when_the_block_raises(submission, names, fails_in, caught_in):
    """A block that raises puts the user back, too, and its exception goes through."""
    check_blocks(submission, names, fails_in % len(names), caught_in)


def a_block_that_ends_the_program(answer, kind):
    """SystemExit and KeyboardInterrupt are no Exception, and somebody may catch them further out."""
    with answer.as_user("ann"):
        try:
            with answer.as_user("root"):
                raise {"SystemExit": SystemExit, "KeyboardInterrupt": KeyboardInterrupt}[kind]
        except BaseException as error:  # named in words by the check
            return type(error).__name__, now(answer)
    return "nothing", now(answer)


@points(1)
@given(kind=st.sampled_from(["SystemExit", "KeyboardInterrupt"]))
def test_the_user_is_restored_whatever_the_block_raises(submission, kind):
    """Also SystemExit and KeyboardInterrupt put the user back, and go through."""
    came, user = submission.run(a_block_that_ends_the_program, kind).value
    assert (came, user) == (kind, "ann"), (
        f"with as_user('ann'): with as_user('root'): raise {kind}: {came} came out of the inner "
        f"block, and then current_user() was {user!r}; expected {kind} and 'ann'"
    )


def made_before_entered(answer):
    """Both managers are made first, and entered in the other order."""
    outer, inner = answer.as_user("ann"), answer.as_user("root")
    seen = [now(answer)]
    with inner:
        seen.append(now(answer))
        with outer:
            seen.append(now(answer))
        seen.append(now(answer))
    seen.append(now(answer))
    return seen


@points(1)
def test_nothing_happens_before_the_block_is_entered(submission):
    """as_user("ann") alone changes nothing: the block does."""
    seen = submission.run(made_before_entered).value
    expected = [None, "root", "ann", "root", None]
    assert seen == expected, (
        "a = as_user('ann'); r = as_user('root'); with r: with a: current_user() was "
        f"{seen}; expected {expected}"
    )


def in_two_threads(answer):
    def work(user):
        seen = [now(answer)]
        with answer.as_user(user):
            seen.append(now(answer))
            with answer.as_user("root"):
                seen.append(now(answer))
            seen.append(now(answer))
        seen.append(now(answer))
        return seen

    return together(lambda: work("ann"), lambda: work("bob"))


@points(2)
def test_two_threads_are_apart(submission):
    """Two threads in blocks at the same time never see each other's user."""
    expected = [[None, user, "root", user, None] for user in ("ann", "bob")]
    for outcome in submission.every_schedule(in_two_threads, schedules=150):
        assert outcome.value == expected, (
            "ann and bob, each in a thread with a root block inside, saw "
            f"{outcome.value}; expected {expected}"
        )


def in_a_pooled_thread(answer, fails):
    def task():
        with answer.as_user("ann"):
            if fails:
                raise Oops
            return now(answer)

    with answer.as_user("boss"), ThreadPoolExecutor(max_workers=1) as pool:
        first = pool.submit(now, answer).result()
        error = pool.submit(task).exception()
        second = pool.submit(now, answer).result()
        mine = now(answer)
    return first, type(error).__name__, second, mine


@points(1)
@given(fails=st.booleans())
@example(fails=False)
@example(fails=True)
def test_a_pooled_thread_forgets_the_user(submission, fails):
    """The next task of a pooled thread finds no user, and the main thread keeps its own."""
    expected = (None, "Oops" if fails else "NoneType", None, "boss")
    for outcome in submission.every_schedule(in_a_pooled_thread, fails, schedules=20):
        assert outcome.value == expected, (
            "as boss, with a pool of one thread: (user before ann's task, its exception, user "
            f"after it, user of the main thread) were {outcome.value}; expected {expected}"
        )
