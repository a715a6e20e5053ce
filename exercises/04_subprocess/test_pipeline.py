"""pipeline: what the last command writes; every command at the same time; nothing left over."""

import os
import sys

import kit
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import new_folder

PATIENCE = 8  # seconds after which a call that does not end is ended; no check measures time
few = settings(max_examples=4)


def python(code, *arguments):
    """A command; like most, it dies of SIGPIPE without a word."""
    quiet = "from signal import *; signal(SIGPIPE, SIG_DFL)\n"
    return [sys.executable, "-I", "-S", "-c", quiet + code, *map(str, arguments)]


COPY = python("import os\nwhile data := os.read(0, 50000):\n    os.write(1, data)")
UPPER = python("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().upper())")
TWICE = python("import sys; data = sys.stdin.buffer.read(); sys.stdout.buffer.write(data + data)")
REVERSE = python("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])")
FAILING = python("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()); sys.exit(3)")
LOUD = python(
    "import sys; data = sys.stdin.buffer.read(); print('a word of warning' * 12000, file=sys.stderr)\n"
    "sys.stdout.buffer.write(data)"
)
FIRST_BYTES = python("import os; os.write(1, os.read(0, 5))")
NOT_READING = python("import os; os.write(1, b'ready')")
ENDLESS = python(
    "import os, select\nwhile True: os.write(1, b'again' * 1000); select.select([], [], [], 0.01)"
)

STAGES = {
    "copy": (COPY, lambda data: data),
    "upper": (UPPER, bytes.upper),
    "twice": (TWICE, lambda data: data + data),
    "reverse": (REVERSE, lambda data: data[::-1]),
    "copy, exit code 3": (FAILING, lambda data: data),
    "copy, with much on stderr": (LOUD, lambda data: data),
}


def remains(left_behind):
    """What no call may leave over, in words."""
    kinds = ("process", "zombie", "thread", "descriptor", "port")
    return [f"{each.kind} ({each.what})" for each in left_behind if each.kind in kinds]


def run(submission, scenario, *args):
    return submission.run(scenario, *args, deadline=PATIENCE, stdin="typed at the terminal\n")


def result_of(answer, cmds, data):
    return answer.pipeline(cmds, data)


@points(2)
@few
@given(
    names=st.lists(st.sampled_from(list(STAGES)), min_size=1, max_size=3),
    data=st.sampled_from([b"", b"one\r\ntwo\n", b"\xff\x00\x1a\xc3", b"a"]),
)
@example(names=["upper"], data=b"one\r\ntwo\n")
@example(names=["upper", "reverse", "twice"], data=b"abc\xff\r\n")
@example(names=["copy, exit code 3", "copy"], data=b"kept")
@example(names=["copy, with much on stderr", "copy, with much on stderr"], data=b"kept")
def test_each_command_reads_what_the_one_before_it_wrote(submission, names, data):
    """The data goes through all the commands, in order, and nothing changes a byte (1)."""
    expected = data
    for name in names:
        expected = STAGES[name][1](expected)
    said = f"pipeline([{', '.join(names)}], {data})"
    came = run(submission, result_of, [STAGES[name][0] for name in names], data).value
    assert isinstance(came, bytes), f"{said} returned {came!r}; expected bytes"
    assert came == expected, f"{said} returned {came}; expected {expected}"


def lengths(answer, cmds, count):
    came = answer.pipeline(cmds, b"x" * count)
    return len(came), came == b"x" * len(came)


@points(2)
@few
@given(
    names=st.lists(st.sampled_from(["copy", "twice"]), min_size=1, max_size=3),
    count=st.sampled_from([65_536, 65_537, 200_000]),
)
@example(names=["copy"], count=1_000_000)
@example(names=["twice", "copy", "twice"], count=300_000)
def test_any_size_goes_through(submission, names, count):
    """More data than any pipe can hold goes through (1)."""
    expected = count * 2 ** names.count("twice")
    length, same = run(submission, lengths, [STAGES[name][0] for name in names], count).value
    said = f"pipeline([{', '.join(names)}], data) with {count} bytes"
    assert (length, same) == (expected, True), (
        f"{said} returned {length} bytes{'' if same else ', not those'}; expected {expected}"
    )


MEET = """
import sys
sys.path.insert(0, sys.argv[4])
from kit.gates import Gate
met = Gate(sys.argv[2], "all").meet(int(sys.argv[3]))
sys.stdout.buffer.write(sys.stdin.buffer.read() + f"{sys.argv[1]} met {met};".encode())
"""


def meeting(answer, count):
    """Each command waits until all are there; it gives up when nobody can come any more."""
    place = (new_folder(), count, os.path.dirname(os.path.dirname(kit.__file__)))
    came = answer.pipeline([python(MEET, number, *place) for number in range(count)], b"")
    return came.decode()


@points(2)
@settings(max_examples=2)
@given(count=st.integers(2, 4))
@example(count=3)
def test_all_commands_run_at_the_same_time(submission, count):
    """Each command is running while the others are (2)."""
    came = run(submission, meeting, count).value
    alone = [number for number in range(count) if f"{number} met True;" not in came]
    assert not alone, (
        f"of {count} commands that wait until all are running, command {alone[0] + 1} "
        "waited in vain"
    )


EARLY = {
    "the first of three": ([FIRST_BYTES, COPY, COPY], b"xxxxx"),
    "the second of three": ([COPY, FIRST_BYTES, COPY], b"xxxxx"),
    "the last of three": ([COPY, COPY, FIRST_BYTES], b"xxxxx"),
    "the only one": ([FIRST_BYTES], b"xxxxx"),
    "the only one, and it reads nothing,": ([NOT_READING], b"ready"),
    "the last one, and it reads nothing,": ([COPY, NOT_READING], b"ready"),
    "the last one, after one that writes without end,": ([ENDLESS, FIRST_BYTES], b"again"),
}


@points(3)
@settings(max_examples=3)
@given(which=st.sampled_from(list(EARLY)), count=st.sampled_from([100, 1_000_000]))
@example(which="the last of three", count=1_000_000)
@example(which="the only one", count=1_000_000)
@example(which="the last one, after one that writes without end,", count=100)
@example(which="the second of three", count=300_000)
def test_a_command_may_end_early(submission, which, count):
    """A command that ends early stops nobody for ever, and is no error (3)."""
    cmds, expected = EARLY[which]
    found = run(submission, result_of, cmds, b"x" * count)
    came = found.value
    assert came == expected, (
        f"{which} ends before it has read the {count} bytes; pipeline returned {came[:40]!r}, "
        f"expected {expected}"
    )
    assert not remains(found.left_behind), (
        f"{which} ends early; pipeline left over: {', '.join(remains(found.left_behind))}"
    )


@points(1)
@settings(max_examples=3)
@given(count=st.integers(1, 3))
@example(count=3)
def test_nothing_is_left_over(submission, count):
    """After the return: no process, zombie, thread or open pipe (4)."""
    found = run(submission, result_of, [COPY] * count, b"some data")
    assert found.value == b"some data", f"pipeline of {count} copies returned {found.value!r}"
    assert not remains(found.left_behind), (
        f"pipeline of {count} commands left over: {', '.join(remains(found.left_behind))}"
    )


def missing(answer, cmds):
    try:
        came = answer.pipeline(cmds, b"data")
    except FileNotFoundError:
        return "raised FileNotFoundError"
    return f"returned {came!r}"


@points(2)
@settings(max_examples=3)
@given(place=st.integers(0, 2))
@example(place=2)
def test_a_missing_program_leaves_nothing_over(submission, place):
    """A program that does not exist: FileNotFoundError, and the others are gone too (4)."""
    cmds = [COPY, COPY, COPY]
    cmds[place] = ["./no such program"]
    found = run(submission, missing, cmds)
    assert found.value == "raised FileNotFoundError", (
        f"program {place + 1} of 3 does not exist; pipeline {found.value}"
    )
    assert not remains(found.left_behind), (
        f"program {place + 1} of 3 does not exist; left over: {', '.join(remains(found.left_behind))}"
    )
