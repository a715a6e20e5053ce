"""worker: the program, run as a command; the check is its master."""

import contextlib
import multiprocessing
import os
import queue
import signal
import socket
from multiprocessing.managers import BaseManager

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import jobs
from kit.gates.network import send_at_once
from kit.gates.program import Program
from kit.gates.server_end import end_silently

DEADLINE = 25  # seconds; it only ends what hangs
KEY = "Open-Sesame-1001"
numbers = st.integers(-1000, 10**12)


class Tasks(queue.Queue):
    """A queue that knows who waits in it, and that can be empty for a while at once."""

    def __init__(self):
        super().__init__()
        self.waiting = self.asked = self.empty_for = 0

    def get(self, block=True, timeout=None):
        self.asked += 1
        if self.empty_for > 0 and (timeout is not None or not block):
            self.empty_for -= 1
            raise queue.Empty
        self.waiting += 1
        try:
            return super().get(block, timeout)
        finally:
            self.waiting -= 1

    def state(self):
        return self.waiting, self.asked, self.empty_for

    def be_empty(self, times):
        self.empty_for = times


def service_of(port, key):
    """The master's side, with queues of its own; they live in the server's process."""
    tasks, results = Tasks(), queue.Queue()

    class Service(BaseManager):
        pass

    Service.register("get_tasks", callable=lambda: tasks)
    Service.register("get_results", callable=lambda: results)
    fork = multiprocessing.get_context("fork")
    return Service(("127.0.0.1", port), key.encode(), ctx=fork)


class Master:
    """A server in a forked process, and proxies of its queues."""

    def __init__(self, port=0, key=KEY):
        end_silently()
        send_at_once()
        multiprocessing.current_process().authkey = os.urandom(16)
        self.service = service_of(port, key)
        self.service.start()
        self.port = self.service.address[1]
        self.tasks, self.results = self.service.get_tasks(), self.service.get_results()

    def result(self, program):
        """The next message of the worker; None if none comes: it has ended, or only waits."""
        came = []

        def is_there():
            with contextlib.suppress(queue.Empty):
                came.append(self.results.get_nowait())
            return came

        program.wait_until(is_there)
        return came[0] if came else None

    def greeted(self, program):
        """The worker has said hello."""
        message = self.result(program)
        return message is not None and list(message[1] or []) == []

    def until(self, program, wanted):
        """Wait until the queue of tasks is in a state; bounded by what the program does."""
        return program.wait_until(lambda: wanted(*self.tasks.state()))

    def close(self):
        self.tasks = self.results = None
        self.service.shutdown()


def started(answer, port, *arguments, key=KEY):
    environment = {"AUTHKEY": key} if key is not None else {}
    return Program(answer, "--port", str(port), *arguments, environment=environment)


def told(program):
    """The end of the program, in plain data."""
    code = program.end()
    found = {"code": code, "err": program.err, "out": program.out}
    program.close()
    return found


def run(submission, scenario, *args):
    return submission.run(scenario, *args, deadline=DEADLINE, start_method="fork")


def square(number):
    return f"{number} * {number} = {number * number}"


def last_line(found):
    return (found["err"].strip().splitlines() or ["nothing"])[-1]


def check_end(found, code=0, after="after None"):
    assert "Traceback" not in found["err"], (
        f"{after}, the program shows a traceback; its last line: {last_line(found)}"
    )
    assert found["code"] == code, (
        f"{after}, the program "
        + (
            f"did not end; expected exit code {code}"
            if found["code"] is None
            else f"ended with exit code {found['code']}; expected {code}; it says: {last_line(found)}"
        )
    )


# ------------------------------------------------------------------ work

def working(answer, messages, empty):
    master = Master()
    master.tasks.be_empty(empty)
    program = started(answer, master.port)
    hello = master.result(program)
    came = []
    if hello is not None:
        master.until(program, lambda waiting, asked, empty_for: empty_for == 0)
        for message in messages:
            master.tasks.put(message)
            answer_to_it = master.result(program)
            came.append(answer_to_it)
            if answer_to_it is None:
                break
        master.tasks.put(None)
    bye = master.result(program) if len(came) == len(messages) else None
    found = {"hello": hello, "came": came, "bye": bye, **told(program)}
    left = []
    while not master.tasks.empty():
        left.append(master.tasks.get())
    master.close()
    return {**found, "left": left}


def check_message(message, pairs, what):
    assert message is not None, f"{what} did not come; expected (worker, {pairs})"
    assert len(message) == 2, f"{what} is {message}; expected a pair (worker, {pairs})"
    came = [tuple(pair) for pair in message[1]] if message[1] is not None else None
    assert came == pairs, f"{what} is {message}; expected (worker, {pairs})"


def check_worked(found, messages):
    check_traceback(found)
    check_message(found["hello"], [], "the hello of the worker")
    for message, came in zip(messages, found["came"], strict=False):
        check_message(came, [(i, square(n)) for i, n in message], f"the answer to {message}")
    check_message(found["bye"], None, "after None, the good-bye of the worker")
    check_end(found)
    assert found["left"] == [None], (
        f"the worker took None; after its end, {found['left']} was in the queue; expected "
        "[None]: it has to put it back for the others"
    )


def check_traceback(found):
    assert "Traceback" not in found["err"], (
        f"the program shows a traceback; its last line: {last_line(found)}"
    )


@points(3)
@settings(max_examples=1)
@given(messages=st.lists(st.lists(st.tuples(st.integers(0, 99), numbers), max_size=3), max_size=3))
@example(messages=[*([(k, k)] for k in range(11)), [(3, 2), (1, 3), (3, 2)], []])
def test_every_number_is_squared(submission, messages):
    """Any number of messages: each pair (index, n) is answered; then None is the end (W2)."""
    check_worked(run(submission, working, messages, 0).value, messages)


@points(2)
def test_nothing_to_do_is_not_the_end(submission):
    """A queue that is empty, again and again, is not the end (W3)."""
    messages = [[(0, 3)], [(1, 4)]]
    check_worked(run(submission, working, messages, 12).value, messages)


def killed_while_idle(answer):
    """It waits for a task, and is killed; the next task must not go with it."""
    master = Master()
    program = started(answer, master.port)
    greeted = master.greeted(program)
    asked = master.until(program, lambda waiting, asked, _: asked >= 1)
    program.kill()
    still = master.tasks.state()[0]
    for _ in range(1000):  # 5 seconds and more; a time-out of one second is over long before
        still = master.tasks.state()[0]
        if not still:
            break
        jobs.linger(1)
    master.close()
    return {"greeted": greeted, "asked": asked, "still": still, "err": told(program)["err"]}


@points(2)
def test_a_dead_worker_takes_no_task_along(submission):
    """A worker that is killed while it waits does not wait in the queue for ever (W3)."""
    found = run(submission, killed_while_idle).value
    check_traceback(found)
    assert found["greeted"], "the worker did not say hello"
    assert found["asked"], "the worker did not ask for a task"
    assert not found["still"], (
        "the worker was killed while it waited for a task; 5 seconds later its get() still waits "
        "in the server, and will take the next task along; expected a get() with a time-out"
    )


# ------------------------------------------------------------------ masters that come and go

def free_port():
    """A port that nobody else gets, and on which nobody listens yet."""
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    return holder, holder.getsockname()[1]


def one_task(master, program, number):
    """Give one task; the answer. None if the program does not come for it, or has ended."""
    if not master.until(program, lambda waiting, asked, _: asked > 0) or not master.greeted(program):
        return None
    master.tasks.put([(0, number)])
    return master.result(program)


def first_on_stage(answer):
    holder, port = free_port()
    program = started(answer, port)
    spoke = program.wait_until(lambda: "\n" in program.err)
    came = None
    if "Traceback" not in program.err and program.running:
        master = Master(port)
        came = one_task(master, program, 7)
        master.tasks.put(None)
        found = told(program)
        master.close()
    else:
        found = told(program)
    holder.close()
    return {"spoke": spoke, "came": came, **found}


@points(3)
def test_a_worker_may_start_first(submission):
    """No master yet: the worker says so, tries again, and works when there is one (W4)."""
    found = run(submission, first_on_stage).value
    check_traceback(found)
    assert found["spoke"], "no master yet: the worker says nothing on stderr"
    assert found["came"] is not None, (
        "the worker was started first, then its master; it did not come to work; "
        f"it says: {last_line(found)}"
    )
    check_message(found["came"], [(0, square(7))], "the answer to [(0, 7)]")
    check_end(found)


def masters_change(answer):
    """A master is killed; the next one listens on the same port."""
    holder, port = free_port()
    first = Master(port)
    program = started(answer, port)
    before = one_task(first, program, 2)
    first.tasks.be_empty(2)  # an idle worker, as most of them are
    first.until(program, lambda waiting, asked, empty_for: empty_for == 0)
    os.kill(first.service._process.pid, signal.SIGKILL)
    first.close()
    program.wait_until(lambda: "\n" in program.err)
    after = None
    if program.running:
        second = Master(port)
        after = one_task(second, program, 3)
        second.tasks.put(None)
        found = told(program)
        second.close()
    else:
        found = told(program)
    holder.close()
    return {"before": before, "after": after, **found}


@points(2)
def test_a_worker_outlives_its_master(submission):
    """The master is killed and started again: the worker works for the new one (W4)."""
    found = run(submission, masters_change).value
    check_traceback(found)
    check_message(found["before"], [(0, square(2))], "the answer to [(0, 2)]")
    assert found["after"] is not None, (
        "a master was killed and another one started on the same port; the worker did not come "
        "to work for it (does it still have proxies of the old one? see the lesson); "
        f"it says: {last_line(found)}"
    )
    check_message(found["after"], [(0, square(3))], "the answer of the new master's [(0, 3)]")
    check_end(found)


def nobody(answer, had_one):
    holder, port = free_port()
    master = Master(port) if had_one else None
    program = started(answer, port, "--patience", "0.5")
    if master is not None:
        one_task(master, program, 2)
        master.close()
    found = told(program)
    holder.close()
    return found


@points(1)
def test_it_gives_up_when_its_patience_is_over(submission):
    """Without a master for --patience seconds it ends: 1 if it never had one, else 0 (W4)."""
    for had_one in (False, True):
        check_patience(submission, had_one)


def check_patience(submission, had_one):
    found = run(submission, nobody, had_one).value
    after = "with --patience 0.5 and " + ("no master any more" if had_one else "no master at all")
    check_end(found, 0 if had_one else 1, after)
    assert found["err"].strip(), f"{after}, the worker says nothing on stderr"


# ------------------------------------------------------------------ the key, Ctrl-C

def with_another_key(answer):
    master = Master()
    program = started(answer, master.port, key="another key")
    found = told(program)
    program = started(answer, master.port)
    greeted = master.greeted(program)
    master.tasks.put(None)
    found["next"] = greeted and told(program)["code"] == 0
    master.close()
    return found


@points(2)
def test_another_key_is_told(submission):
    """The master has another key: AuthenticationError on stderr, exit code 1, no retry (W5)."""
    found = run(submission, with_another_key).value
    check_end(found, 1, "with another key than the master's")
    assert "AuthenticationError" in found["err"], (
        f"with another key than the master's, the worker says {found['err'].strip()!r}; "
        "expected that AuthenticationError is named"
    )
    assert "another key" not in found["err"].replace("has another key", ""), (
        "the worker shows its key"
    )
    assert found["next"], "the same worker with the right key did not work for that master"


def key_from_file(answer):
    with open("the-key", "w") as file:
        file.write(KEY)
    master = Master()
    program = started(answer, master.port, "--key-file", "the-key", key=None)
    came = one_task(master, program, 5)
    master.tasks.put(None)
    found = told(program)
    master.close()
    return {"came": came, **found}


@points(1)
def test_the_key_may_come_from_a_file(submission):
    """--key-file FILE holds the key; it is never shown (W1)."""
    found = run(submission, key_from_file).value
    check_traceback(found)
    check_message(found["came"], [(0, square(5))], "with --key-file, the answer to [(0, 5)]")
    check_end(found)
    assert KEY not in found["err"] + found["out"], "the worker shows its key"


def interrupted(answer, alone):
    holder, port = free_port()
    master = None if alone else Master(port)
    program = started(answer, port)
    if master is None:
        program.wait_until(lambda: "\n" in program.err)
    else:
        one_task(master, program, 2)
    program.interrupt()
    found = told(program)
    if master is not None:
        master.close()
    holder.close()
    return found


@points(2)
def test_ctrl_c_ends_it_cleanly(submission):
    """Ctrl-C, while it waits for a task or for a master: exit code 130, no traceback (W6)."""
    for alone, what in ((False, "task"), (True, "master")):
        found = run(submission, interrupted, alone).value
        check_end(found, 130, f"after Ctrl-C while it waits for a {what}")
