"""break_bad_run: the smallest output that hangs bad_run, and the same function without the hang."""

import os
import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points

PATIENCE = 8  # seconds after which a call that does not end is ended
WRITE = "import os, sys; os.write(1, bytes(int(sys.argv[1]))); sys.exit(int(sys.argv[2]))"
sizes = st.sampled_from([0, 1, 4_096, 65_535, 65_536, 65_537, 200_000])


def fits(count):
    """So many bytes go into a pipe that nobody reads; one that does not fit would wait for ever."""
    reading, writing = os.pipe()
    try:
        os.set_blocking(writing, False)
        return os.write(writing, bytes(count)) == count
    finally:
        os.close(reading)
        os.close(writing)


@points(2)
def test_the_smallest_output_that_hangs(submission):
    """bad_run hangs on your number of bytes, and does not hang on one byte less."""
    count = submission.run(lambda answer: answer.smallest_output(), deadline=PATIENCE).value
    assert type(count) is int, f"smallest_output() returned {count!r}; expected a whole number"
    assert 0 < count <= 10_000_000, f"smallest_output() returned {count}; that is no such number"
    assert not fits(count), (
        f"{count} bytes still fit into the pipe, though nobody reads: bad_run does not hang"
    )
    assert fits(count - 1), (
        f"{count} bytes hang bad_run, but {count - 1} do not fit into the pipe either"
    )


def remains(left_behind):
    """What no call may leave over, in words."""
    return [f"{each.kind} ({each.what})" for each in left_behind if each.kind != "file"]


def good_run(answer, count, code):
    result = answer.good_run([sys.executable, "-I", "-S", "-c", WRITE, str(count), str(code)])
    came, output = result
    return came, type(output).__name__, len(output), bytes(output) == bytes(count)


@points(2)
@settings(max_examples=4)
@given(count=sizes, code=st.integers(0, 3))
@example(count=1_000, code=3)
@example(count=65_537, code=0)
@example(count=1_000_000, code=1)
def test_good_run_never_hangs(submission, count, code):
    """good_run returns what bad_run would, whatever the size of the output."""
    run = submission.run(good_run, count, code, deadline=PATIENCE / 2)
    came, kind, length, same = run.value
    said = f"the command wrote {count} bytes and ended with {code}; good_run gave"
    assert kind == "bytes", f"{said} output of type {kind}; expected bytes"
    assert came == code, f"{said} the return code {came!r}; expected {code}"
    assert same, f"{said} {length} bytes; expected the {count} that were written"
    assert not remains(run.left_behind), f"good_run left over: {', '.join(remains(run.left_behind))}"
