"""run_command: arguments, input, output, exit code, time-out; nothing left over."""

import os
import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points

PYTHON = [sys.executable, "-I", "-S", "-c"]
PATIENCE = 12  # seconds after which a call that does not end is ended; no check measures time
TERMINAL = "typed at the terminal\n"  # what a command sees that was given no stdin of its own

few = settings(max_examples=4)


def run(submission, scenario, *args):
    return submission.run(scenario, *args, deadline=PATIENCE, stdin=TERMINAL)


def remains(left_behind):
    """What no call may leave over, in words."""
    kinds = ("process", "zombie", "thread", "descriptor", "port")
    return [f"{each.kind} ({each.what})" for each in left_behind if each.kind in kinds]


def result_of(answer, code, arguments, input_text=None, timeout=None):
    """What run_command gives for a Python program, as a list."""
    result = answer.run_command([*PYTHON, code, *arguments], input_text, timeout)
    kind = "tuple" if isinstance(result, tuple) else type(result).__name__
    return [kind, list(result) if kind in ("tuple", "list") else []]


def three_parts(run):
    """(returncode, out, err), or an assertion in words."""
    kind, parts = run.value
    assert kind == "tuple", f"run_command returned a {kind}; expected (returncode, out, err)"
    assert len(parts) == 3, f"run_command returned {len(parts)} values; expected 3"
    for name, part in zip(("out", "err"), parts[1:], strict=True):
        assert isinstance(part, str), f"{name} is {part!r}, a {type(part).__name__}; expected str"
    return parts


def short(value):
    """At most 60 characters of it."""
    text = ascii(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


# ------------------------------------------------------------------ S1

# Without a quote, so that nothing is quoted but what the arguments bring along.
SHOW_ARGUMENTS = "import os, sys; os.write(1, ascii([*map(os.fsencode, sys.argv[1:])]).encode())"
awkward = st.sampled_from(
    ["", " ", "my file.txt", "a'b", 'say "hi"', "$HOME", "$(touch hacked)", "`id`", "*", "~", "a;b"]
    + ["a|cat", "> out", "& ", "\\n", "a\\", "-", "--", "-c", "%s", "{0}", "two\nlines", "caf\xe9"]
)


@points(2)
@few
@given(arguments=st.lists(awkward, max_size=4))
@example(arguments=["my file.txt", "", "$HOME; touch hacked", "*", "a'b\"c", "\\"])
def test_arguments_arrive_unchanged(submission, arguments):
    """Every argument reaches the program as it is, whatever a shell would make of it (S1)."""
    code, out, err = three_parts(run(submission, result_of, SHOW_ARGUMENTS, arguments))
    expected = ascii([os.fsencode(each) for each in arguments])
    assert out == expected, (
        f"the program was called with {arguments} and got {out or 'nothing'}; expected {expected}"
    )


# ------------------------------------------------------------------ S2

SHOW_INPUT = "import sys; print(ascii(sys.stdin.buffer.read()), end='')"
texts = st.none() | st.text(st.sampled_from("ab \r\n\t\x00\xe9\u20ac\U0001f40d"), max_size=6)


@points(2)
@few
@given(text=texts)
@example(text=None)
@example(text="")
@example(text="Z\xfcrich\r\n\u20ac\n")
def test_the_program_reads_the_input_and_then_its_end(submission, text):
    """The program reads input_text as UTF-8 and then the end; None is the end at once (S2)."""
    code, out, err = three_parts(run(submission, result_of, SHOW_INPUT, [], text))
    expected = ascii((text or "").encode())
    assert out == expected, (
        f"with input_text={text!a} the program read {short(out)[1:-1]} from its stdin; "
        f"expected {expected}"
    )


# ------------------------------------------------------------------ S3

WRITE = """
import os, sys
for place, data in eval(sys.argv[1]):
    os.write(place, data)
"""
pieces = st.sampled_from(
    [b"line\n", b"a\r\nb\r", b"\xef\xbb\xbfbom", b"\xff\xfe", b"caf\xc3\xa9", b"\xc3", b"\x00\x1a"]
    + [b"tab\t", b" ", b"\n", b"\x1b[0m", b"\xe2\x82\xac"]
)


@points(2)
@few
@given(written=st.lists(st.tuples(st.sampled_from([1, 2]), pieces), max_size=4))
@example(written=[(2, b"no\r\n"), (1, b"yes\r\n"), (2, b"\xff"), (1, b"caf\xc3\xa9\r")])
@example(written=[(1, b"\xff half \xc3"), (2, b"\xef\xbb\xbf\x00\n")])
def test_out_and_err_are_unchanged(submission, written):
    """out and err are what the program wrote, apart from each other and unchanged (S3)."""
    parts = three_parts(run(submission, result_of, WRITE, [repr(written)]))
    for place, name in ((1, "out"), (2, "err")):
        data = b"".join(piece for where, piece in written if where == place)
        expected = data.decode("utf-8", "replace")
        assert parts[place] == expected, (
            f"the program wrote {data} to std{name}; {name} is {parts[place]!a}, "
            f"expected {expected!a}"
        )


PIECEMEAL = """
import fcntl, os, select, sys, termios
for byte in eval(sys.argv[1]):
    os.write(1, bytes([byte]))
    for _ in range(3000):          # until the reader has taken it: the next byte comes alone
        if fcntl.ioctl(1, termios.FIONREAD, b"1234") == bytes(4):
            break
        select.select([], [], [], 0.001)
"""


@points(1)
def test_a_character_may_come_in_two_pieces(submission):
    """A character whose bytes arrive one by one is one character all the same (S3)."""
    text = "\u20ac\xe9\U0001f40d"
    code, out, err = three_parts(run(submission, result_of, PIECEMEAL, [repr(text.encode())]))
    assert out == text, (
        f"the program wrote {text.encode()} byte by byte; out is {out!a}, expected {text!a}"
    )


LOUD = """
import os, sys
first, second, echo = map(int, sys.argv[1:])

def say(place, count):
    while count:
        count -= os.write(place, b"eo"[place % 2:][:1] * count)

say(2, first)
say(1, second)
count = 0
while data := os.read(0, 50000):
    count += len(data)
    say(1, echo * len(data))
os.write(2, b" read %d" % count)
"""


def loud(answer, first, second, echo, count):
    """Whether out and err are as they must be, and how long they are."""
    argv = [*PYTHON, LOUD, *map(str, (first, second, echo))]
    code, out, err = answer.run_command(argv, "x" * count)
    right = (out == "o" * (second + echo * count), err == "e" * first + f" read {count}")
    return code, *right, len(out), len(err), err[-20:]


sizes = st.sampled_from([0, 1, 65_536, 65_537, 200_000])


@points(3)
@few
@given(first=sizes, second=sizes, echo=st.booleans(), count=sizes)
@example(first=200_000, second=0, echo=False, count=0)
@example(first=200_000, second=200_000, echo=True, count=200_000)
@example(first=0, second=1_000_000, echo=False, count=1_000_000)
@example(first=0, second=0, echo=True, count=1_000_000)
def test_any_size_in_all_directions(submission, first, second, echo, count):
    """Any amount of input, out and err goes through at the same time (S3)."""
    found = run(submission, loud, first, second, int(echo), count).value
    code, out_is_right, err_is_right, out, err, told = found
    said = f"with {count} characters of input, the program"
    assert out_is_right, (
        f"{said} wrote {second + echo * count} letters o to stdout; out has {out} characters"
    )
    assert err_is_right, (
        f"{said} wrote {first} letters e and ' read {count}' to stderr; err has {err} characters "
        f"and ends with {told!a}"
    )


DEAF = "import sys; print('done', end='')"


@points(1)
def test_a_program_need_not_read_its_input(submission):
    """A program that ends without reading its large input is no error."""
    code, out, err = three_parts(run(submission, result_of, DEAF, [], "x" * 300_000))
    assert (code, out) == (0, "done"), (
        f"the program printed 'done' and ended with 0; returncode is {code}, out is {out!a}"
    )


# ------------------------------------------------------------------ S4

END = """
import os, sys
print("out", flush=True)
print("err", file=sys.stderr, flush=True)
how = int(sys.argv[1])
if how < 0:
    os.kill(os.getpid(), -how)
sys.exit(how)
"""


@points(2)
@few
@given(code=st.integers(0, 255) | st.sampled_from([-1, -6, -9, -15]))
@example(code=0)
@example(code=3)
@example(code=255)
@example(code=-9)
@example(code=-15)
def test_the_return_code_is_kept(submission, code):
    """returncode is the program's exit code, or minus the signal that ended it (S4)."""
    came, out, err = three_parts(run(submission, result_of, END, [str(code)]))
    how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
    assert came == code, f"the program {how}; returncode is {came!r}, expected {code}"
    assert (out, err) == ("out\n", "err\n"), (
        f"the program {how}; out and err are {out!a} and {err!a}, expected 'out\\n' and 'err\\n'"
    )


# ------------------------------------------------------------------ S5

STUBBORN = """
import os, signal

def note(name):
    os.close(os.open(name, os.O_CREAT | os.O_WRONLY))

def stay(deaf, ready):
    if deaf:          # asked to end, it goes on; and says so if it may go on for 5 s more
        signal.signal(signal.SIGALRM, lambda *_: note("much-later"))
        signal.signal(signal.SIGTERM, lambda *_: signal.setitimer(signal.ITIMER_REAL, 5))
        for number in (signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
    note(ready)
    while True:
        signal.pause()

def child(deaf, silent):
    if os.fork() == 0:
        if silent:    # it does not hold the ends of the pipes
            nothing = os.open(os.devnull, os.O_RDWR)
            for place in (0, 1, 2):
                os.dup2(nothing, place)
        stay(deaf, "ready-child")
"""

COMMANDS = {
    "sleeps for ever": "stay(False, 'ready')",
    "ignores SIGTERM": "stay(True, 'ready')",
    "has a child that sleeps": "child(False, False); stay(False, 'ready')",
    "has a child that ignores SIGTERM": "child(True, False); stay(False, 'ready')",
    "has a child that ignores SIGTERM and has no pipe": "child(True, True); stay(False, 'ready')",
    "ignores SIGTERM, and so does its child": "child(True, False); stay(True, 'ready')",
    "prints without end": "import select; note('ready')\n"
    "while True: os.write(1, b'.'); select.select([], [], [], 0.01)",
}
WAITS = (0.3, 1.5, 6.0)


def take_notes():
    """The names of the notes that the command's processes left; the notes are gone then."""
    names = sorted(name for name in os.listdir() if name in ("ready", "ready-child", "much-later"))
    for name in names:
        os.unlink(name)
    return names


def in_time(answer, code, needs, text):
    """Let a command run that does not end. A machine that is too busy to start it tries again."""
    for timeout in WAITS:
        try:
            result = answer.run_command([*PYTHON, STUBBORN + code], text, timeout)
            came = f"returned {short(result)}"
        except answer.CommandTimeout:
            came = "CommandTimeout"
        notes = take_notes()
        if set(needs) <= set(notes):
            break
    return came, "much-later" in notes


@points(4)
@settings(max_examples=2)
@given(command=st.sampled_from(list(COMMANDS)), text=st.sampled_from([None, "x" * 200_000]))
@example(command="sleeps for ever", text=None)
@example(command="sleeps for ever", text="x" * 200_000)
@example(command="has a child that ignores SIGTERM and has no pipe", text=None)
@example(command="has a child that ignores SIGTERM", text=None)
@example(command="ignores SIGTERM, and so does its child", text=None)
def test_after_the_timeout_nothing_of_the_command_runs(submission, command, text):
    """After `timeout` seconds: CommandTimeout, and the command and its children are gone (S5)."""
    code = COMMANDS[command]
    needs = ["ready"] + ["ready-child"] * ("child(" in code)
    found = run(submission, in_time, code, needs, text)
    came, much_later = found.value
    assert came == "CommandTimeout", (
        f"run_command(argv, timeout=...) of a command that {command} {came}; "
        "expected CommandTimeout"
    )
    assert not much_later, (
        f"a command that {command} was asked to end, and still ran 5 seconds later"
    )
    assert not remains(found.left_behind), (
        f"CommandTimeout for a command that {command} left over: {', '.join(remains(found.left_behind))}"
    )


LEAVES = "child(True, False); note('ready')"


@points(1)
def test_a_child_that_outlives_the_command_ends_too(submission):
    """If a child of the command is what takes too long, it is gone after CommandTimeout (S5)."""
    found = run(submission, in_time, LEAVES, ["ready", "ready-child"], None)
    came, _ = found.value
    assert came != "CommandTimeout" or not remains(found.left_behind), (
        "the command ended, its child held stdout open until the time-out; "
        f"left over: {', '.join(remains(found.left_behind))}"
    )


@points(1)
def test_a_command_that_is_fast_enough_is_not_disturbed(submission):
    """A time-out that is not reached changes nothing, and leaves no timer behind (S5, S6)."""
    found = run(submission, result_of, END, ["3"], "text", 3600)
    parts = three_parts(found)
    assert parts == [3, "out\n", "err\n"], (
        f"run_command(argv, 'text', timeout=3600) gave {parts}; expected [3, 'out\\n', 'err\\n']"
    )
    assert not remains(found.left_behind), (
        f"run_command(argv, 'text', timeout=3600) left over: {', '.join(remains(found.left_behind))}"
    )


# ------------------------------------------------------------------ S6

@points(1)
@settings(max_examples=3)
@given(code=st.sampled_from([0, 1, -9]), text=st.sampled_from([None, "some text"]))
@example(code=0, text="some text")
def test_nothing_is_left_over(submission, code, text):
    """After the return there is no process, zombie, thread or open pipe more than before (S6)."""
    found = run(submission, result_of, END, [str(code)], text)
    three_parts(found)
    assert not remains(found.left_behind), (
        f"run_command of a program that ends with {code} left over: "
        f"{', '.join(remains(found.left_behind))}"
    )


def missing(answer, argv, text, timeout):
    try:
        result = answer.run_command(argv, text, timeout)
    except FileNotFoundError:
        return "FileNotFoundError"
    return f"returned {short(result)}"


@points(1)
@settings(max_examples=2)
@given(text=st.sampled_from([None, "text"]), timeout=st.sampled_from([None, 60]))
def test_a_missing_program_is_file_not_found(submission, text, timeout):
    """A program that does not exist raises FileNotFoundError, and leaves nothing over (S6)."""
    argv = ["./no such program", "an argument"]
    found = run(submission, missing, argv, text, timeout)
    assert found.value == "FileNotFoundError", (
        f"run_command({argv}) {found.value}; expected FileNotFoundError"
    )
    assert not remains(found.left_behind), (
        f"after FileNotFoundError, left over: {', '.join(remains(found.left_behind))}"
    )
