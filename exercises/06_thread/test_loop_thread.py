"""loop_thread: a named thread counts to five, and the main thread waits for it."""

import contextlib
import io
import threading

from kit import points


class Tape(io.StringIO):
    """Keeps each line that is printed, together with the name of the thread that printed it."""

    def __init__(self):
        super().__init__()
        self.lines = []
        self.parts = {}

    def write(self, text):
        name = threading.current_thread().name
        *lines, self.parts[name] = (self.parts.get(name, "") + text).split("\n")
        self.lines += [(name, line) for line in lines]
        return len(text)


def printed_lines(answer):
    """(name of the printing thread, line) for every line that main() printed before it returned."""
    tape = Tape()
    with contextlib.redirect_stdout(tape):
        answer.main()
        return list(tape.lines)


COUNTING = [f"thread LoopThread >>> {n}" for n in range(1, 6)]


@points(1)
def test_the_loop_runs_in_a_thread_named_loop_thread(submission):
    """The loop runs in a thread of its own, whose name is LoopThread."""
    for outcome in submission.every_schedule(printed_lines, schedules=30):
        for thread, line in outcome.value:
            assert ">>>" not in line or thread == "LoopThread", (
                f"a thread named {thread} printed {line!r}; expected: LoopThread prints it"
            )
            assert thread in line, f"the thread {thread} printed {line!r}, which names another"
        counted = [line for _, line in outcome.value if ">>>" in line]
        assert counted == COUNTING, f"main() counted {counted}; expected {COUNTING}"


@points(1)
def test_main_speaks_first_and_last(submission):
    """MainThread says that it runs, waits for the loop, and only then says that it ended."""
    expected = [
        "thread MainThread is running...",
        "thread LoopThread is running...",
        *COUNTING,
        "thread LoopThread ended.",
        "thread MainThread ended.",
    ]
    for outcome in submission.every_schedule(printed_lines, schedules=30):
        lines = [line for _, line in outcome.value]
        assert lines[-1:] == expected[-1:], (
            f"the last line was {lines[-1:]}; expected {expected[-1:]}: wait for the loop"
        )
        assert lines == expected, f"main() printed {lines}; expected {expected}"
