"""local_from_dict: attributes of one object, a set of them for each thread."""

import threading

from hypothesis import example, given
from hypothesis import strategies as st
from kit import points, together

values = st.sampled_from([0, None, "", [], False, 1, "ann"])
names = st.sampled_from(["user", "page", "n"])
steps = st.lists(st.tuples(st.sampled_from(["set", "get", "del"]), names, values), max_size=8)
NOTHING = "AttributeError"


def read(mine, name):
    """The attribute in a list of one; or the name of what came instead."""
    try:
        return [getattr(mine, name)]
    except AttributeError:
        return NOTHING
    except Exception as error:  # named in words by the check
        if isinstance(error, NotImplementedError):
            raise
        return type(error).__name__


def in_new_thread(call, kept=None):
    """Run the call in a thread of its own, which has ended on return; its result, or its error."""
    box = []

    def work():
        try:
            box.append(call())
        except AttributeError as error:
            box.append(f"AttributeError: {error}")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if kept is not None:
        kept.append(thread)
    return box[0] if box else None


def play(answer, steps):
    mine = answer.Local()
    log = []
    for verb, name, value in steps:
        if verb == "set":
            setattr(mine, name, value)
        elif verb == "del":
            try:
                delattr(mine, name)
                log.append("deleted")
            except AttributeError:
                log.append(NOTHING)
        log.append(read(mine, name))
    return log


def model(steps):
    attributes, log = {}, []
    for verb, name, value in steps:
        if verb == "set":
            attributes[name] = value
        elif verb == "del":
            log.append(NOTHING if name not in attributes else "deleted")
            attributes.pop(name, None)
        log.append([attributes[name]] if name in attributes else NOTHING)
    return log


@points(1)
@given(steps=steps)
@example(steps=[("get", "user", None)])
@example(steps=[("set", "user", None), ("del", "user", None), ("del", "user", None)])
def test_one_thread_sets_reads_and_deletes(submission, steps):
    """In one thread: what was set is read, what was deleted or never set is AttributeError."""
    words = [f"{verb} {name}" + f" = {value!r}" * (verb == "set") for verb, name, value in steps]
    for outcome in submission.every_schedule(play, steps, schedules=2):
        assert repr(outcome.value) == repr(model(steps)), (
            f"{'; '.join(words)}: got {outcome.value}; expected {model(steps)}"
        )


def two_objects(answer):
    one, two = answer.Local(), answer.Local()
    one.user = "ann"
    missing = read(two, "user")
    two.user = "bob"
    return missing, read(one, "user"), read(two, "user")


@points(1)
def test_two_objects_have_nothing_in_common(submission):
    """Two Local objects have nothing in common."""
    seen = submission.run(two_objects).value
    assert seen == (NOTHING, ["ann"], ["bob"]), (
        f"one.user = 'ann'; two.user; two.user = 'bob'; one.user; two.user: got {seen}; "
        f"expected {(NOTHING, ['ann'], ['bob'])}"
    )


def in_two_threads(answer):
    """Both threads use one object at the same time; the main thread has set user before."""
    mine = answer.Local()
    mine.user = "main"

    def work(user):
        first = read(mine, "user")
        mine.user = user
        mine.page = [user]
        seen = (first, read(mine, "user"), read(mine, "page"))
        del mine.page
        return (*seen, read(mine, "page"))

    threads = together(lambda: work("ann"), lambda: work("bob"))
    return threads, read(mine, "user"), read(mine, "page")


@points(2)
def test_threads_are_apart(submission):
    """Two threads and the main thread use one object; each has its own attributes."""
    threads = [(NOTHING, [user], [[user]], NOTHING) for user in ("ann", "bob")]
    expected = (threads, ["main"], NOTHING)
    for outcome in submission.every_schedule(in_two_threads, schedules=200):
        assert outcome.value == expected, (
            "ann's and bob's thread each read user, set user and page, read both, deleted page "
            f"and read it: got {outcome.value[0]}, and in the main thread {outcome.value[1:]}; "
            f"expected {threads} and {expected[1:]}"
        )


def namesakes(answer):
    mine = answer.Local()
    gate = threading.Barrier(2)
    seen = {}

    def work(user):
        mine.user = user
        gate.wait()
        seen[user] = read(mine, "user")

    threads = [threading.Thread(target=work, args=(u,), name="worker") for u in ("ann", "bob")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen.get("ann"), seen.get("bob")


@points(1)
def test_threads_of_the_same_name_are_apart(submission):
    """Threads that have the same name are apart all the same."""
    for outcome in submission.every_schedule(namesakes, schedules=40):
        assert outcome.value == (["ann"], ["bob"]), (
            "two threads named worker set user to 'ann' and 'bob', then read it: got "
            f"{outcome.value}; expected (['ann'], ['bob'])"
        )


def one_after_the_other(answer, users, keep):
    """Each thread has ended before the next one starts; `keep` its Thread object, or do not."""
    mine = answer.Local()
    kept = [] if keep else None

    def work(user):
        first = read(mine, "user")
        mine.user = user
        return first, read(mine, "user")

    return [in_new_thread(lambda user=user: work(user), kept) for user in users]


def check_one_after_the_other(users, seen):
    expected = [(NOTHING, [user]) for user in users]
    assert seen == expected, (
        f"{len(users)} threads, one after the other, read user and then set it: got {seen}; "
        f"expected {expected} (what marks a thread may be used again after its end)"
    )


@points(2)
@given(keep=st.booleans())
@example(keep=False)
@example(keep=True)
def test_a_later_thread_starts_empty(submission, keep):
    """A thread that gets the ident of one that has ended does not find its attributes."""
    users = ["ann", "bob", "eve"]
    for outcome in submission.every_schedule(one_after_the_other, users, keep, schedules=20):
        check_one_after_the_other(users, outcome.value)
    users = users * 5  # real threads: the memory of a Thread object is used again, too
    seen = submission.run(one_after_the_other, users, keep).value
    # Which of them gets what was used before is the system's choice: not told.
    assert all(first == NOTHING for first, _ in seen), (
        f"{len(users)} real threads, one after the other, read user and then set it: one found "
        "what an earlier one had set (what marks a thread may be used again after its end)"
    )
    assert [later for _, later in seen] == [[user] for user in users], (
        f"{len(users)} real threads, one after the other, set user and read it: one did not "
        "read what it had set"
    )


def crowd(answer):
    """Threads that have ended leave their traces; then two new ones come at the same time."""
    mine = answer.Local()
    mine.user = "main"
    in_new_thread(lambda: setattr(mine, "user", "gone"))

    def work(user):
        first = read(mine, "user")
        mine.user = user
        return first, read(mine, "user")

    return together(lambda: work("ann"), lambda: work("bob")), read(mine, "user")


@points(1)
def test_many_threads_come_and_go(submission):
    """Threads may come and go while others use the object."""
    expected = ([(NOTHING, ["ann"]), (NOTHING, ["bob"])], ["main"])
    for outcome in submission.every_schedule(crowd, schedules=200):
        assert outcome.value == expected, (
            "one thread has ended, two more read user, set it and read it again: got "
            f"{outcome.value}; expected {expected}"
        )


def subclass_with_init(answer, argument):
    """A subclass counts in which threads its __init__ runs, and with what."""
    runs = []

    class Visits(answer.Local):
        kind = "visits"

        def __init__(self, start, *, step):
            runs.append((start, step))
            self.count = start
            self.step = step

        def add(self):
            self.count += self.step
            return self.count

    visits = Visits(argument, step=2)
    made = len(runs)
    mine = [visits.add(), visits.add()]
    unused = len(runs)
    one = in_new_thread(lambda: [visits.add(), visits.add(), visits.kind])
    two = in_new_thread(lambda: [visits.count, visits.add()])
    return made, mine, unused, one, two, visits.count, runs


@points(2)
@given(argument=st.sampled_from([0, 10]))
@example(argument=0)
def test_init_of_a_subclass_runs_in_each_thread(submission, argument):
    """A subclass's __init__ runs once in each thread that uses the object, same arguments."""
    a = argument
    for outcome in submission.every_schedule(subclass_with_init, argument, schedules=20):
        made, mine, unused, one, two, count, runs = outcome.value
        where = f"visits = Visits({a}, step=2), a subclass of Local whose __init__ sets count"
        assert (made, unused) == (1, 1), (
            f"{where}: __init__ ran {max(made, unused)} times in the main thread; expected once"
        )
        assert mine == [a + 2, a + 4], f"{where}: add() twice gave {mine} in the main thread"
        assert one == [a + 2, a + 4, "visits"], (
            f"{where}: add(), add(), kind in a second thread gave {one}; "
            f"expected {[a + 2, a + 4, 'visits']}: __init__ runs there, too"
        )
        assert two == [a, a + 2], (
            f"{where}: count, add() in a third thread gave {two}; expected {[a, a + 2]}"
        )
        assert runs == [(a, 2)] * 3, (
            f"{where}: __init__ ran with (start, step) = {runs}; expected {[(a, 2)] * 3}"
        )
        assert count == a + 4, f"{where}: count was {count} in the end; expected {a + 4}"
