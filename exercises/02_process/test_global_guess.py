"""global_guess: the answer is compared with what global_program.py really does."""

import functools
from pathlib import Path

from kit import points
from kit.cell import Cell

HERE = Path(__file__).parent


@functools.cache
def what_happens(method):
    """Run the program of the lesson under that start method."""
    reply = Cell(HERE.parent).run(
        f"{HERE.name}/global_program.py", lambda program: program.program(method)
    )
    assert reply.end == "returned", f"global_program.py did not run: {reply}"
    return reply.value


def check(submission, method, who):
    answer = submission.run(lambda answer: answer.guess(method)).value
    assert isinstance(answer, dict) and set(answer) == {"child", "parent"}, (
        f"guess({method!r}) returned {answer!r}; expected a dict with the keys child and parent"
    )
    seen = what_happens(method)[who]
    assert list(answer[who]) == seen, (
        f"guess({method!r}) says that the {who} sees {answer[who]!r}; it saw something else "
        f"({len(seen)} of the words; run global_program.py and watch)"
    )


@points(1)
def test_what_a_forked_child_sees(submission):
    """The list that a forked child sees."""
    check(submission, "fork", "child")


@points(1)
def test_what_a_spawned_child_sees(submission):
    """The list that a spawned child sees, and one of the fork server."""
    check(submission, "spawn", "child")
    check(submission, "forkserver", "child")


@points(1)
def test_what_the_parent_sees(submission):
    """The list that the parent sees after its child has changed its own."""
    for method in ("fork", "spawn", "forkserver"):
        check(submission, method, "parent")
