"""lost_updates: the answer is compared with what the explorer finds in every interleaving."""

import functools
from pathlib import Path

from kit import points, together
from kit.cell import Cell
from kit.explorer.outcome import from_plain

HERE = Path(__file__).parent
CELL = Cell(HERE.parent)


def two_threads(snippets, name):
    together(snippets.SNIPPETS[name], snippets.SNIPPETS[name])
    return snippets.total()


def two_threads_with_gil(snippets_gil, name):
    together(lambda: snippets_gil.run(name), lambda: snippets_gil.run(name))
    return snippets_gil.total()


@functools.cache
def explored(name, gil):
    """All outcomes of the snippet: every interleaving that there is, with or without the GIL."""
    file, scenario = ("snippets_gil.py", two_threads_with_gil) if gil else (
        ("snippets.py", two_threads)
    )
    found = from_plain(CELL.explore(f"{HERE.name}/{file}", scenario, name).value)
    assert found.complete, f"not every interleaving of {name} was run: {found.covered}"
    return found


def loss(name, gil):
    """The outcome with the smallest schedule that loses an update, or None."""
    return next((each for each in explored(name, gil).outcomes if each.value != 2), None)


@functools.cache
def names():
    return CELL.run(f"{HERE.name}/snippets.py", lambda snippets: list(snippets.SNIPPETS)).value


def chance(name):
    """How often it happened here, just now."""
    reply = CELL.run(f"{HERE.name}/snippets.py", lambda snippets: snippets.by_chance(name, 10))
    return f"By chance, here and now: in {reply.value} of 10 runs (2 threads, 10,000 rounds each)."


def steps_of(outcome):
    """What the threads did with the shared values, one step a line; locks are left out."""
    data = [
        step for step in outcome.witness.steps
        if step.number and step.place not in ("GIL", "lock", "self.lock")
    ]  # fmt: skip
    lines = [
        f"  {step.thread}  {step.verb:<8} {step.place:<20} {step.value or ''}".rstrip()
        for step in data[:12]
    ]
    return "\n".join([*lines, f"  and the total is {outcome.value}"])


def predicted(submission, function):
    answer = submission.run(lambda answer: getattr(answer, function)()).value
    assert isinstance(answer, set | frozenset | list | tuple), (
        f"{function}() returned {answer!r}; expected a set of names"
    )
    strange = [each for each in answer if each not in names()]
    assert not strange, f"{function}() holds {strange[0]!r}; the snippets are {', '.join(names())}"
    return set(answer)


def check(submission, function, *, gil):
    answer = predicted(submission, function)
    for name in sorted(answer):
        lost, found = loss(name, gil), explored(name, gil)
        assert lost, (
            f"{function}() holds {name}, but {found.covered} of its steps"
            f"{' under the GIL' * gil} keep both updates.\n{chance(name)}"
        )
    for name in sorted(set(names()) - answer):
        lost = loss(name, gil)
        assert not lost, (
            f"{function}() lacks {name}, but the schedule {lost.schedule} of "
            f"{'snippets_gil.py' if gil else 'snippets.py'} loses an update:\n"
            f"{steps_of(lost)}\n{chance(name)}"
        )


@points(3)
def test_with_the_gil(submission):
    """(a) Which of them can lose an update on CPython with its GIL."""
    check(submission, "with_the_gil", gil=True)


@points(2)
def test_by_the_language(submission):
    """(b) Which of them can lose one by what the language promises."""
    check(submission, "by_the_language", gil=False)


@points(2)
def test_free_threaded(submission):
    """(c) Which of them can lose one without the GIL."""
    check(submission, "free_threaded", gil=False)
