"""hello_student: the tutorial's program; each thread greets the student that it was given."""

import contextlib
import io
import threading

from hypothesis import example, given
from hypothesis import strategies as st
from kit import points, together

NAMESAKES = ("Alice", "Bob")
students = st.sampled_from(["Alice", "Bob", "Eve", ""])


class Tape(io.StringIO):
    """Keeps each line that is printed, under the name of the thread that printed it."""

    def __init__(self):
        super().__init__()
        self.texts = {}

    def write(self, text):
        name = threading.current_thread().name
        self.texts[name] = self.texts.get(name, "") + text
        return len(text)


def greet(answer, student, thread_name):
    threading.current_thread().name = thread_name
    answer.process_thread(student)


def greetings(answer, first, second):
    tape = Tape()
    with contextlib.redirect_stdout(tape):
        together(
            lambda: greet(answer, first, "Thread-A"),
            lambda: greet(answer, second, "Thread-B"),
        )
    return [tape.texts.get(name, "").strip() for name in ("Thread-A", "Thread-B")]


@points(1)
@given(first=students, second=students)
@example(first="Alice", second="Bob")
def test_each_thread_greets_its_own_student(submission, first, second):
    """Two threads at the same time: each greets the student that it was given."""
    expected = [f"Hello, {first} (in Thread-A)", f"Hello, {second} (in Thread-B)"]
    for outcome in submission.every_schedule(greetings, first, second, schedules=100):
        assert outcome.value == expected, (
            f"process_thread({first!r}) in Thread-A and process_thread({second!r}) in Thread-B "
            f"printed {outcome.value}; expected {expected}"
        )


def greetings_by_namesakes(answer):
    """Both threads have the same name, so only the printed student tells them apart."""
    tape = Tape()
    with contextlib.redirect_stdout(tape):
        together(
            lambda: greet(answer, NAMESAKES[0], "worker"),
            lambda: greet(answer, NAMESAKES[1], "worker"),
        )
    return sorted(word for word in tape.texts.get("worker", "").split() if word in NAMESAKES)


@points(1)
def test_threads_of_the_same_name_greet_their_own_students(submission):
    """Two threads may have the same name, and still each greets its own student."""
    for outcome in submission.every_schedule(greetings_by_namesakes, schedules=100):
        assert outcome.value == ["Alice", "Bob"], (
            "process_thread('Alice') and process_thread('Bob') in two threads that are both "
            f"named worker greeted {outcome.value}; expected ['Alice', 'Bob']"
        )
