"""master: the program, run as a command; the check is its worker."""

import contextlib
import multiprocessing
import os
import queue
import socket
import threading
from multiprocessing.managers import BaseManager

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import quiet
from kit.gates.network import send_at_once
from kit.gates.program import Program

DEADLINE = 25  # seconds; it only ends what hangs
PATIENCE = 8  # seconds for a connection on this machine
KEY = "Open-Sesame-1001"
numbers = st.integers(-1000, 10**12)


class Service(BaseManager):
    """The worker's side."""


Service.register("get_tasks")
Service.register("get_results")


def started(answer, *arguments, tasks=(), key=KEY, **options):
    """The program, and the address that it tells (None if it tells none)."""
    multiprocessing.current_process().authkey = os.urandom(16)
    send_at_once()
    environment = {"AUTHKEY": key} if key is not None else {}
    stdin = "".join(f"{task}\n" for task in tasks)
    program = Program(answer, *arguments, stdin=stdin, environment=environment, **options)
    program.wait_until(lambda: "\n" in program.err)
    words = program.err.split()
    if words[:2] != ["listening", "on"]:
        return program, None
    host, _, port = words[2].rpartition(":")
    return program, (host, int(port))


def connected(address, key=KEY):
    service = Service(address, key.encode())
    service.connect()
    return service.get_tasks(), service.get_results()


def next_message(program, messages):
    """The next message of a queue, in a list; [] if none comes: the program has ended, or waits."""
    came = []

    def is_there():
        with contextlib.suppress(queue.Empty, OSError, EOFError):
            came.append(messages.get_nowait())
        return came

    program.wait_until(is_there)
    return came


def taken(program, tasks, count):
    """Take messages until so many tasks have come, or none comes: list of pairs."""
    pairs = []
    while len({index for index, _ in pairs}) < count:
        message = next_message(program, tasks)
        if message in ([], [None]):
            break
        pairs += [tuple(pair) for pair in message[0]]
    return pairs


def tell(results, *message):
    """Put a message. A master that has all it needs may end before it says that it got this one."""
    with contextlib.suppress(EOFError, OSError):
        results.put(message)


class End:
    """Asks for the next message from now on, so that no master can end before it is heard."""

    def __init__(self, tasks):
        self.tasks, self.came = tasks, False
        self.thread = threading.Thread(target=self.ask, daemon=True)
        self.thread.start()

    def ask(self):
        with contextlib.suppress(EOFError, OSError):
            while not self.came:
                with contextlib.suppress(queue.Empty):
                    self.came = self.tasks.get(timeout=DEADLINE) is None

    def good_bye(self, program, results, worker):
        """Wait for the end, and say good-bye; did the end come?"""
        program.wait_until(lambda: not self.thread.is_alive())
        if self.came:
            with contextlib.suppress(EOFError, OSError):
                self.tasks.put(None)
            tell(results, worker, None)
        return self.came


def worked(program, tasks, results, answers):
    """Answer, and say good-bye; did the end come?"""
    end = End(tasks)
    tell(results, "me", answers)
    return end.good_bye(program, results, "me")


def square(number):
    return f"{number} * {number} = {number * number}"


def told(program):
    """The end of the program, in plain data."""
    code = program.end()
    found = {"code": code, "out": program.out.splitlines(), "err": program.err}
    program.close()
    return found


def unheard(program):
    """It has not told an address."""
    return {"address": None, **told(program)}


def run(submission, scenario, *args):
    return submission.run(scenario, *args, deadline=DEADLINE)


def check_traceback(found, after="it was started"):
    assert "Traceback" not in found["err"], (
        f"{after}, the program shows a traceback; its last line: "
        f"{found['err'].strip().splitlines()[-1]}"
    )


def check_heard(found):
    check_traceback(found)
    first = found["err"].splitlines()[:1]
    assert found.get("address", "") is not None, (
        "the first line on stderr has to be 'listening on HOST:PORT'; it is "
        f"{first[0] if first else 'missing'!r}"
    )


def check_end(found, code=0, after="when all tasks are answered"):
    check_traceback(found, after)
    assert found["code"] == code, (
        f"{after}, the program "
        + (
            f"did not end; expected exit code {code}"
            if found["code"] is None
            else f"ended with exit code {found['code']}; expected {code}"
        )
    )


def check_out(found, tasks):
    expected = [square(task) for task in tasks]
    assert found["out"] == expected, (
        f"the answers to the tasks {tasks} came back; stdout is {found['out']}, "
        f"expected {expected}"
    )


def check_nothing_left(reply, after):
    left = [f"{each.kind} ({each.what})" for each in reply.left_behind if each.kind == "process"]
    assert not left, f"{after}, left over: {', '.join(left)}"


# ------------------------------------------------------------------ tasks and results

def answered(answer, tasks, backwards, method=None, source="stdin"):
    """All tasks are answered, some of them twice, by two workers."""
    arguments = []
    if source == "file":
        with open("numbers.txt", "w") as file:
            file.write("".join(f"{task}\n" for task in tasks))
        arguments = ["numbers.txt"]
    given = tasks if source == "stdin" else ()
    program, address = started(answer, *arguments, tasks=given, method=method)
    if address is None:
        return unheard(program)
    if not tasks:  # it may end before anybody can connect
        return {"pairs": [], "end": True, **told(program)}
    mine, results = connected(address)
    tell(results, "other", [])
    tell(results, "me", [])
    pairs = taken(program, mine, len(tasks))
    answers = [(index, square(number)) for index, number in pairs]
    if backwards:
        answers.reverse()
    end = End(mine)
    # The last one comes last: with it the master is done.
    for each in [*answers[:1], *answers[:-1], *answers[:2][:-1], *answers[-1:]]:
        tell(results, "me", [each])
    tell(results, "other", None)
    end = end.good_bye(program, results, "me")
    return {"pairs": sorted(set(pairs)), "end": end, **told(program)}


def check_answered(reply, tasks, how):
    found = reply.value
    check_heard(found)
    assert found["pairs"] == list(enumerate(tasks)), (
        f"{how} {tasks}; the messages of get_tasks had the pairs {found['pairs']}, "
        f"expected {list(enumerate(tasks))}"
    )
    check_out(found, tasks)
    assert found["end"], "all tasks are answered; expected None in the queue of get_tasks"
    check_end(found)
    check_nothing_left(reply, "when all tasks are answered")


@points(3)
@settings(max_examples=1)
@given(tasks=st.lists(numbers, max_size=4), backwards=st.booleans())
@example(tasks=[3, 1, 3, 0, 12, 7, 7, 5, 2, 9, 100, 6, 4], backwards=True)
def test_every_task_is_answered_once(submission, tasks, backwards):
    """Any number of tasks: the answers are printed in order, once each (M3, M4)."""
    reply = run(submission, answered, tasks, backwards)
    check_answered(reply, tasks, "stdin had the lines")


@points(1)
def test_tasks_may_come_from_a_file(submission):
    """The tasks are in a file, named on the command line (M1)."""
    tasks = [5, -5, 0]
    check_answered(run(submission, answered, tasks, False, None, "file"), tasks, "the file had")


@points(2)
def test_every_start_method(submission):
    """The same under every start method (M7)."""
    tasks = [2, 3]
    for method in ("spawn", "forkserver"):
        reply = run(submission, answered, tasks, False, method)
        check_answered(reply, tasks, f"under {method}, stdin had the lines")


# ------------------------------------------------------------------ workers that die

def abandoned(answer, tasks):
    """A worker takes all and is never seen again; the next one, too; the third one works."""
    program, address = started(answer, "--lease", "0.3", tasks=tasks)
    if address is None:
        return unheard(program)
    mine, results = connected(address)
    lost = [taken(program, mine, len(tasks)) for _ in range(2)]
    pairs = taken(program, mine, len(tasks)) if len(lost[1]) >= len(tasks) else []
    if not pairs:
        program.kill()
        return {"lost": [len(set(each)) for each in lost], "pairs": 0, **told(program)}
    answers = [(index, square(number)) for index, number in sorted(set(pairs))]
    end = End(mine)
    tell(results, "third", answers[:1])
    tell(results, "third", [(answers[0][0], "late")])
    tell(results, "third", answers[1:])
    end.good_bye(program, results, "third")
    return {"lost": [len(set(each)) for each in lost], "pairs": len(set(pairs)), **told(program)}


@points(3)
def test_a_lost_task_is_put_again(submission):
    """What a dead worker had in hand is put again, as often as it takes; doubles are dropped (M5)."""
    count = 3
    tasks = list(range(10, 10 + count))
    found = run(submission, abandoned, tasks).value
    check_heard(found)
    assert [*found["lost"], found["pairs"]] == [count] * 3, (
        f"with --lease 0.3, workers took {count} tasks and died; the first got "
        f"{found['lost'][0]}, the second {found['lost'][1]}, the third {found['pairs']} of them; "
        f"expected that each gets all {count}"
    )
    check_out(found, tasks)
    check_end(found)


def silent(answer):
    """The only worker answers, and dies before it says good-bye."""
    program, address = started(answer, tasks=[7])
    if address is None:
        return unheard(program)
    mine, results = connected(address)
    tell(results, "me", [])
    tell(results, "me", [(index, square(number)) for index, number in taken(program, mine, 1)])
    return told(program)


@points(1)
def test_a_dead_worker_says_no_good_bye(submission):
    """The master does not wait for ever for a worker that does not say good-bye (M4)."""
    found = run(submission, silent).value
    check_heard(found)
    check_out(found, [7])
    check_end(found, after="when all tasks are answered, and a worker is dead")


# ------------------------------------------------------------------ the key, the host, the port

def keys(answer, from_file):
    arguments = []
    if from_file:
        with open("the-key", "w") as file:
            file.write(KEY)
        arguments = ["--key-file", "the-key"]
    program, address = started(answer, *arguments, tasks=[4], key=None if from_file else KEY)
    if address is None:
        return unheard(program)
    refused = []
    for key in ("another key", "abc"):
        try:
            connected(address, key)
            refused.append("let in")
        except multiprocessing.AuthenticationError:
            refused.append("AuthenticationError")
    shown = [
        pid for pid in quiet.tree(program.pid) if KEY.encode() in read(f"/proc/{pid}/cmdline")
    ]
    mine, results = connected(address)
    pairs = taken(program, mine, 1)
    worked(program, mine, results, [(index, square(number)) for index, number in pairs])
    return {"refused": refused, "shown": len(shown), **told(program)}


def read(path):
    with contextlib.suppress(OSError), open(path, "rb") as file:
        return file.read()
    return b""


@points(2)
def test_only_the_right_key_opens(submission):
    """The key is in a file or in AUTHKEY; another one is refused, and the master goes on (M6)."""
    for from_file in (False, True):
        check_key(submission, from_file)


def check_key(submission, from_file):
    found = run(submission, keys, from_file).value
    where = "--key-file" if from_file else "AUTHKEY"
    check_heard(found)
    assert found["refused"] == ["AuthenticationError"] * 2, (
        f"the key came from {where}; workers with other keys were: {', '.join(found['refused'])}; "
        "expected AuthenticationError for each"
    )
    assert not found["shown"], "the key stands on the command line of a process: everybody sees it"
    text = found["err"] + "\n".join(found["out"])
    assert KEY not in text, "the program shows the key"
    check_out(found, [4])
    check_end(found)


def listens(answer, host):
    arguments = ["--host", host] if host else []
    program, address = started(answer, *arguments, tasks=[4])
    reached = []
    if address is not None:
        for each in ("127.0.0.1", "127.0.0.2", "127.0.0.3"):
            with contextlib.suppress(OSError):
                socket.create_connection((each, address[1]), timeout=PATIENCE).close()
                reached.append(each)
    program.interrupt()
    return {"address": address, "reached": reached, **told(program)}


@points(1)
def test_it_listens_where_it_is_told(submission):
    """It listens on --host only, 127.0.0.1 if that is not given, and tells the port (M2)."""
    for host in (None, "127.0.0.2") if quiet.KNOWN else (None,):
        found = run(submission, listens, host).value
        check_heard(found)
        said = f"with --host {host}" if host else "without --host"
        expected = [host or "127.0.0.1"]
        assert found["address"][0] == expected[0], f"{said}, it says that it listens on {found['address'][0]}"
        assert found["reached"] == expected, (
            f"{said}, it can be reached at {found['reached']} of 127.0.0.1 to 127.0.0.3; "
            f"expected {expected}"
        )


# ------------------------------------------------------------------ mistakes of the user, Ctrl-C

def mistaken(answer, how):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1]) if how == "a port that is taken" else "0"
        program = Program(
            answer, "--port", port,
            stdin="1\ntwo\n3\n" if how == "a line 'two' among the tasks" else "1\n",
            environment={} if how == "no key" else {"AUTHKEY": KEY},
        )  # fmt: skip
        return told(program)


@points(2)
def test_mistakes_are_told_in_words(submission):
    """No key, a line that is no number, a taken port: said in words, exit code 2 (M6)."""
    for how in ("no key", "a line 'two' among the tasks", "a port that is taken"):
        check_mistake(submission, how)


def check_mistake(submission, how):
    reply = run(submission, mistaken, how)
    found = reply.value
    check_end(found, 2, f"with {how}")
    assert found["err"].strip(), f"with {how}, the program says nothing on stderr"
    check_nothing_left(reply, f"with {how}")


def interrupted(answer, method):
    """Ctrl-C while some tasks are answered and some are not."""
    program, address = started(answer, tasks=[1, 2, 3], method=method)
    if address is None:
        return unheard(program)
    mine, results = connected(address)
    pairs = taken(program, mine, 3)
    tell(results, "me", [(index, square(number)) for index, number in pairs[:1]])
    program.interrupt()
    return told(program)


@points(2)
@settings(max_examples=1)
@given(method=st.sampled_from(["spawn", "forkserver"]))
@example(method="fork")
def test_ctrl_c_ends_it_cleanly(submission, method):
    """Ctrl-C: exit code 130, no traceback, nothing left over (M6, M7)."""
    reply = run(submission, interrupted, method)
    check_heard(reply.value)
    check_end(reply.value, 130, "after Ctrl-C")
    check_nothing_left(reply, "after Ctrl-C")


def at_a_terminal(answer, terminal):
    program, address = started(answer, tasks=[4, 5], terminal=terminal)
    if address is None:
        return unheard(program)
    mine, results = connected(address)
    pairs = taken(program, mine, 2)
    worked(program, mine, results, [(index, square(number)) for index, number in pairs])
    return {"address": address, **told(program)}


@points(1)
def test_a_progress_bar_at_a_terminal_only(submission):
    """A progress bar is drawn on stderr, if that is a terminal; not into a file or pipe (M8)."""
    found = run(submission, at_a_terminal, False).value
    check_heard(found)
    assert "\r" not in found["err"], "stderr is no terminal, and there is a progress bar in it"
    found = run(submission, at_a_terminal, True).value
    check_heard(found)
    assert "\r" in found["err"].replace("\r\n", "\n"), (
        "stderr is a terminal, and there is no progress bar; expected text that begins with '\\r'"
    )
    check_out(found, [4, 5])
