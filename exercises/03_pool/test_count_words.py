"""count_words: all words of all texts, counted by a pool that is gone afterwards."""

import os
from collections import Counter
from unittest import mock

import cloudpickle
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, children_now, faults, jobs, most_at_once, new_folder, pools_kept

DEADLINE = 10  # seconds; it only ends what hangs
words = st.sampled_from(["the", "cat", "a", "dog"])
spaces = st.sampled_from([" ", "  ", "\n", "\t", " \n "])
texts = st.lists(st.lists(words, max_size=4), max_size=4)


# ------------------------------------------------------------------ what is counted

def counts(answer, lines, workers):
    found = answer.count_words(lines, workers)
    return isinstance(found, dict), dict(found) if isinstance(found, dict) else repr(found)


def check_counts(submission, lines, workers, method="fork"):
    run = submission.run(counts, lines, workers, start_method=method, deadline=DEADLINE)
    is_dict, found = run.value
    call = f"count_words({lines}, {workers})" + f" under {method}" * (method != "fork")
    assert is_dict, f"{call} returned {found}; expected a dict"
    expected = dict(Counter(" ".join(lines).split()))
    assert found == expected, f"{call} returned {found}; expected {expected}"
    assert not run.left_behind


@points(2)
@settings(max_examples=3)
@given(
    lines=st.builds(lambda parts, by: [by.join(part) for part in parts], texts, spaces),
    workers=st.integers(1, 3),
)
@example(lines=["a cat", "A dog's", "a a, a"], workers=2)
@example(lines=[], workers=2)
@example(lines=["", "cat"], workers=3)
@example(lines=["the  cat\nthe dog\n"], workers=1)
def test_every_word_is_counted(submission, lines, workers):
    """The result says how often each word stands in all texts together (2)."""
    check_counts(submission, lines, workers)


def many(answer, count, workers):
    answer.count_words(["all of an earlier call"], workers)
    found = answer.count_words([f"all w{k % 7}" for k in range(count)], workers)
    return found["all"], sorted(found.values())


@points(1)
def test_any_number_of_texts(submission):
    """Any number of texts is counted, and none twice (2)."""
    found = submission.run(many, 300, 2, start_method="fork", deadline=DEADLINE).value
    expected = sorted([300, *([43] * 6), 42])
    assert found == (300, expected), (
        "after another call, count_words(300 texts 'all w0', 'all w1', ... 'all w6', "
        "'all w0', ..., 2) counted "
        f"'all' {found[0]} times; expected 300, and each of the others 42 or 43 times"
    )


@points(2)
@settings(max_examples=1)
@given(method=st.sampled_from(["spawn", "forkserver"]))
@example(method="spawn")
@example(method="forkserver")
def test_it_works_under_every_start_method(submission, method):
    """The same under spawn and forkserver, where everything is pickled and imported anew (4)."""
    check_counts(submission, ["a cat", "a dog"], 2, method)


# ------------------------------------------------------------------ who counts

class Text(str):
    """A text whose words are found out by a plan, where somebody else than the caller reads it.

    Its class is pickled with it, so that a spawned child need not import this file.
    """

    plan = home = words = None

    def __getattribute__(self, name):
        get = super().__getattribute__
        if name.startswith("__") or name in ("plan", "home", "words", "read", "parts"):
            return get(name)
        return getattr(get("read")(), name)

    def read(self):
        """The words: what came of the plan in a worker, "caller" in the caller's process."""
        if os.getpid() == self.home:
            return "caller"
        if self.words is None:
            self.words = "t" + "_".join(map(str, jobs.do(self.plan)))
        return self.words

    def __reduce__(self):
        return eval, ("__import__('cloudpickle').loads(c)(*a)", {"c": REVIVE, "a": self.parts()})

    def parts(self):
        return str.__str__(self), self.plan, self.home


def revive(text, plan, home):
    made = text_with(text, plan, home)
    return made.read() if os.getpid() != home else made


def text_with(text, plan, home):
    made = Text(text)
    made.plan, made.home = plan, home
    return made


REVIVE = b""


def agents(plans):
    global REVIVE
    REVIVE = cloudpickle.dumps(revive)
    return [text_with("unseen", plan, os.getpid()) for plan in plans]


def crowd(answer, count, workers, cores):
    gate = Gate(new_folder(), "in")
    forks, fork = [], os.fork
    with faults.cores(cores), mock.patch("os.fork", lambda: forks.append(1) or fork()):
        found = answer.count_words(agents([(("crowd", gate, workers),)] * count), workers)
    return sorted(found), len(forks)


@points(3)
@settings(max_examples=1)
@given(workers=st.integers(2, 4), cores=st.just(1))
@example(workers=3, cores=1)
@example(workers=1, cores=4)
def test_so_many_work_at_the_same_time(submission, workers, cores):
    """`workers` processes work at the same time, whatever the number of cores, never more (1)."""
    count = 2 * workers
    run = submission.run(crowd, count, workers, cores, start_method="fork", deadline=30)
    found, forks = run.value
    call = f"count_words({count} texts, {workers})"
    assert "caller" not in found, f"{call} counted in the caller's own process"
    stays = [tuple(map(int, word[1:].split("_"))) for word in found if word[1:2].isdigit()]
    if "unseen" in found and not stays:  # read in a way that the check cannot watch
        assert forks >= workers, f"{call} started {forks} processes; expected {workers}"
        return
    assert len(stays) == count, f"{call}: {count - len(stays)} texts were not counted"
    most = most_at_once(stays)
    assert most == workers, (
        f"{call}: at most {most} texts were in work at the same time; expected {workers}"
        + " (each waited for the others, as long as one could still come)" * (most < workers)
    )


def late(answer, count, workers):
    """No worker ends by itself before the caller has looked, or waits for it."""
    gate = Gate(new_folder(), "ends")
    with pools_kept():
        answer.count_words(agents([(("ends after", gate), ("value", [1]))] * count), workers)
        children = len(children_now())
    gate.open()
    return children


class OnReturn:
    """What there was when the call returned."""

    def __init__(self, children):
        self.left_behind = children


@points(2)
@settings(max_examples=1)
@given(count=st.integers(1, 3), workers=st.integers(1, 2))
@example(count=2, workers=2)
def test_the_pool_is_shut_down(submission, count, workers):
    """On return the pool is shut down: its processes have ended, however long it takes (3)."""
    run = submission.run(late, count, workers, start_method="fork", deadline=30)
    assert not OnReturn(run.value).left_behind, (
        f"count_words({count} texts, {workers}): on return {run.value} of its processes had not "
        "ended, or nobody had waited for them"
    )
    assert not run.left_behind
