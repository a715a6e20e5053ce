"""before_fork: the answer is compared with what before_fork_program.py really prints."""

import functools
import os
import subprocess
import sys
from pathlib import Path

from kit import points

PROGRAM = Path(__file__).with_name("before_fork_program.py")


@functools.cache
def really_printed(forks, flush):
    """Run the program with its output in a pipe, and count."""
    command = [sys.executable, str(PROGRAM), str(forks), *(["flush"] if flush else [])]
    environment = {**os.environ}
    environment.pop("PYTHONUNBUFFERED", None)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.count("before fork")


def check(submission, forks, flush):
    said = submission.run(lambda answer: answer.times_printed(forks, flush)).value
    assert type(said) is int, f"times_printed({forks}, {flush}) returned {said!r}; not a number"
    count = really_printed(forks, flush)
    assert said == count, (
        f"times_printed({forks}, {flush}) returned {said}; the program printed the line {count} "
        f"times (python before_fork_program.py {forks}{' flush' if flush else ''} | cat)"
    )


@points(1)
def test_one_fork(submission):
    """No fork, and one fork, without a flush."""
    check(submission, 0, False)
    check(submission, 1, False)


@points(1)
def test_several_forks(submission):
    """Two, three and four forks in a row, without a flush."""
    for forks in (2, 3, 4):
        check(submission, forks, False)


@points(1)
def test_with_a_flush(submission):
    """The same with a flush before the first fork."""
    for forks in range(4):
        check(submission, forks, True)
