"""master_worker: D1 to D9, with workers that die, stop and come late at drawn points."""

import ast
import contextlib
import functools
import multiprocessing
import os
import signal
import socket
import struct
import time
from multiprocessing.connection import Connection

import cloudpickle
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, gist, in_order, jobs, new_folder, quiet
from kit.gates.network import send_at_once
from kit.gates.server_end import end_silently

DEADLINE = 25  # seconds; it only ends what hangs
LONG = 60  # seconds: a lease or a time-out that no check waits for
SHORT = 0.3  # seconds: a lease that a check waits for; nothing depends on how long it took
PATIENCE = 160  # rounds of 25 ms in which nobody does anything, until run() is given up
KEY, OTHER_KEY = b"the key of this check", b"another key"
values = st.sampled_from(
    [None, 0, "", [], False, True, 1, 1.0, (), b"", -1, "a", "STOP", "None", (0, None), {}]
)


# ------------------------------------------------------------------ the stage

class GaveUp(BaseException):
    """In run(): for so long has nobody done anything that nobody ever will."""


class ByValue:
    """A function of this file as fn: pickled whole, so that it can be pickled at all."""

    def __init__(self, function, *args):
        self.call = functools.partial(function, *args)

    def __call__(self, item):
        return self.call(item)

    def __reduce__(self):
        return cloudpickle.loads, (cloudpickle.dumps(self.call),)


class Stage:
    """A master in this process; workers, and a watcher over run(), in processes of their own.

    These are forked before there is a master with its threads. Worker number n calls worker()
    when it is called in. faults: n -> (task, message, how), see `compute`; keys: n -> authkey;
    aside: what one more process does, given the stage.
    """

    def __init__(self, answer, count, *, lease=LONG, port=0, fn=jobs.do, faults=(), keys=(), aside=None):
        end_silently()
        send_at_once()
        self.answer, self.fn = answer, fn
        self.folder, apart = new_folder(), new_folder()
        self.over = [Gate(apart, f"over-{number}") for number in range(8)]
        self.runs, self.gave_up = 0, None
        faults, keys = dict(faults), dict(keys)
        self.reading, self.writing = os.pipe()
        signal.signal(signal.SIGUSR1, give_up)
        self.watcher = forked(self.watch, os.getpid())
        self.workers = [
            forked(self.work, n, faults.get(n), keys.get(n, KEY)) for n in range(count)
        ]
        self.called = set()
        self.aside = [forked(aside, self)] if aside is not None else []
        self.master = answer.Master(KEY, port, lease)
        self.address = self.master.start()

    def gate(self, name):
        return Gate(self.folder, name)

    def watch(self, scenario):
        os.close(self.writing)
        me = {os.getpid()}
        for number in iter(lambda: os.read(self.reading, 1), b""):
            idle = 0
            while not self.over[number[0]].is_open:
                jobs.linger(5)
                idle += not quiet.anybody_runs(quiet.observe(scenario, me))
                if idle == PATIENCE:
                    os.kill(scenario, signal.SIGUSR1)
                    idle -= 60  # once more, if it goes on waiting on its way out

    def work(self, number, fault, key):
        os.close(self.writing)
        # A worker of another host has nothing from the master but what worker() is given.
        multiprocessing.current_process().authkey = os.urandom(16)
        if not self.gate(f"go-{number}").passed():
            return
        host, port = ast.literal_eval(read(f"{self.folder}/address"))
        tell_of_first(self.gate(f"met-{number}"))
        fn = ByValue(compute, self.folder, number, fault, self.fn)
        try:
            end = "returned", self.answer.worker((host, port), key, fn)
        except NotImplementedError:
            end = ("not implemented",)
        except Exception as error:
            kind = multiprocessing.AuthenticationError
            name = "AuthenticationError" if isinstance(error, kind) else type(error).__name__
            end = "raised", name
        write(f"{self.folder}/end-{number}", repr(end))
        self.gate(f"ended-{number}").arrive()

    def call_in(self, *numbers):
        """Let these workers begin; all, if none is named."""
        write(f"{self.folder}/address", repr(tuple(self.address)))
        for number in numbers or range(len(self.workers)):
            self.let_go(number)

    def let_go(self, number):
        self.called.add(number)
        self.gate(f"go-{number}").open()

    def run(self, tasks, timeout=LONG):
        """What run() gave: ("returned", results), ("raised", name, index) or ("gave up", words)."""
        if self.gave_up:
            return self.gave_up
        os.write(self.writing, bytes([self.runs]))
        try:
            came = "returned", self.master.run(tasks, timeout)
        except self.answer.TaskError as error:
            came = "raised", "TaskError", getattr(error, "index", "missing")
        except TimeoutError:
            came = "raised", "TimeoutError", None
        except GaveUp:
            signal.signal(signal.SIGUSR1, signal.SIG_IGN)
            came = self.gave_up = "gave up", self.raised_early()
        self.over[self.runs].open()
        self.runs += 1
        return came

    def close(self, dead=()):
        """Close the master; how the living workers ended: number -> what worker() gave."""
        living = self.called - set(dead)
        if self.gave_up:
            self.end_all()
            return {}
        new = [number for number in living if not self.calls_of(number)]
        for number in new:  # it may still be about to connect
            self.gate(f"met-{number}").wait_for(1, idle=100)
        if new:
            await_rest(os.getpid(), self.folder)
        self.gate("closing").arrive()
        self.master.close()
        os.close(self.writing)
        idle = 650  # more than 3 seconds
        for number in living:
            idle = idle if self.gate(f"ended-{number}").wait_for(1, idle=idle) else 50
        ends = {number: self.end_of(number) for number in living}
        self.end_all()
        if ("not implemented",) in ends.values():
            self.answer.worker(self.address, KEY, jobs.do)
        return ends

    def raised_early(self):
        """Why nobody does anything any more."""
        ends = [self.end_of(number) for number in self.called]
        if ("not implemented",) in ends:
            self.answer.worker(self.address, KEY, jobs.do)
        raised = [end[1] for end in ends if end[0] == "raised"]
        if raised:
            return f"did not end: worker(address, authkey, fn) raised {raised[0]}"
        returned = [end for end in ends if end[0] == "returned"]
        if returned and len(returned) == len(ends):
            return "did not end: worker(address, authkey, fn) had returned before"
        return "did not end: everybody waits, and nobody will ever do anything"

    def end_of(self, number):
        try:
            return ast.literal_eval(read(f"{self.folder}/end-{number}"))
        except FileNotFoundError:
            return ("did not return",)

    def end_all(self):
        os.close(self.reading)
        for pid in (self.watcher, *self.aside, *self.workers):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)

    def calls_of(self, number):
        return len(self.gate(f"calls-{number}").arrived())


def give_up(*_):
    raise GaveUp


def await_rest(pid, folder):
    """Until nobody of that tree has run for some rounds, but for who waits at a gate; bounded."""
    rest = 0
    for _ in range(400):
        waiting = [int(name.split("-")[2]) for name in os.listdir(f"{folder}/waiting")]
        runs = quiet.anybody_runs(quiet.observe(pid, {os.getpid(), *waiting}))
        rest = 0 if runs else rest + 1
        if rest == 20:
            return
        jobs.linger(1)


def forked(live, *args):
    pid = os.fork()
    if pid == 0:
        try:
            live(*args)
        finally:
            os._exit(0)
    return pid


def read(path):
    with open(path) as file:
        return file.read()


def write(path, text):
    with open(f"{path}.new", "w") as file:
        file.write(text)
    os.rename(f"{path}.new", path)


def compute(folder, number, fault, fn, task):
    """What worker `number` is given as fn: fn(task), but for a fault (task, message, how).

    In its task of that number (from 1) the worker is struck: at once if message is 0, else at
    the message of that number that it sends or receives from then on. How: "stop", or "die",
    before it; "half": in the middle of sending it; "after" it. The task of one that was stopped
    is (folder, text): it is the late one, and is answered at once when the worker goes on.
    """
    calls = Gate(folder, f"calls-{number}")
    mine = fault is not None and len(calls.arrived()) + 1 == fault[0]
    if mine and fault[2] == "stop":
        write(f"{folder}/late", task[1])
        report(Gate(folder, "back"), answer_to(task[1]))
    calls.arrive()
    if mine:
        if fault[1] == 0:
            strike(fault[2])
        else:
            arm(*fault[1:])
        if fault[2] == "stop":
            return answer_to(task[1])
    return fn(task)


def answer_to(text):
    """Found in no message but those that carry this answer."""
    return f"the answer to {text}"


def tell_of_first(met):
    """Arrive there when the first message from the master has come."""
    receive = Connection._recv_bytes

    def receiving(conn, *args):
        Connection._recv_bytes = receive
        data = receive(conn, *args)
        met.arrive()
        return data

    Connection._recv_bytes = receiving


def report(back, text):
    """Arrive there when a message with this text was sent, and the reply to it has come."""
    send, receive = Connection._send_bytes, Connection._recv_bytes
    on_its_way = set()

    def sending(conn, data):
        send(conn, data)
        if text.encode() in bytes(data):
            on_its_way.add(id(conn))

    def receiving(conn, *args):
        data = receive(conn, *args)
        if id(conn) in on_its_way:
            on_its_way.discard(id(conn))
            back.arrive()
        return data

    Connection._send_bytes, Connection._recv_bytes = sending, receiving


def strike(how):
    os.kill(os.getpid(), signal.SIGSTOP if how == "stop" else signal.SIGKILL)


def arm(message, how):
    send, receive = Connection._send_bytes, Connection._recv_bytes
    left = iter(range(message, 0, -1))

    def sending(conn, data):
        now = next(left, None) == 1
        if now and how == "half":
            header = struct.pack("!i", len(data))
            os.write(conn.fileno(), header + bytes(data[: len(data) // 2]))
        if now and how != "after":
            strike(how)
        send(conn, data)
        if now and how == "after":
            strike(how)

    def receiving(conn, *args):
        now = next(left, None) == 1
        if now and how != "after":
            strike(how)
        data = receive(conn, *args)
        if now and how == "after":
            strike(how)
        return data

    Connection._send_bytes, Connection._recv_bytes = sending, receiving


# ------------------------------------------------------------------ words

def remains(left_behind):
    """What no call may leave over, in words."""
    return [f"{each.kind} ({each.what})" for each in left_behind if each.kind != "file"]


def check_nothing_left(run, call):
    assert not remains(run.left_behind), f"{call} left over: {', '.join(remains(run.left_behind))}"


def told(came):
    """What run() gave, in words."""
    if came[0] == "gave up":
        return came[1]
    if came[0] == "raised":
        return f"raised {came[1]}" + f" with index {came[2]!r}" * (came[1] == "TaskError")
    return f"returned {came[1]}"


def check_run(came, expected, call):
    assert came == ("returned", expected), f"{call} {told(came)}; expected {expected}"


def check_ends(ends, of="after close(), a worker"):
    """Every worker() returned a whole number."""
    for end in ends.values():
        assert end[0] == "returned", (
            f"{of}: worker(address, authkey, fn) {' '.join(end)}; "
            "expected that it returns the number of tasks that it has computed"
        )
        assert type(end[1]) is int, (
            f"worker(address, authkey, fn) returned a {type(end[1]).__name__}; expected an int"
        )


# ------------------------------------------------------------------ D3: results

def boxed(answer, rounds, count):
    """Runs one after the other, by the same workers: each task gives [name of its type, task]."""
    stage = Stage(answer, count, fn=jobs.boxed)
    stage.call_in()
    came = [stage.run(tasks) for tasks in rounds]
    return came, stage.close()


@points(2)
@settings(max_examples=1)
@given(rounds=st.lists(st.lists(values, max_size=5), min_size=1, max_size=2))
@example(rounds=[[None, 0, "", [], False, None], [], [7, 7, 7]])
def test_each_task_gets_its_own_result(submission, rounds):
    """run returns the list of the results in the order of the tasks, whatever they are (D3)."""
    run = submission.run(boxed, rounds, 2, deadline=DEADLINE, start_method="fork")
    came, ends = run.value
    for tasks, each in zip(rounds, came, strict=True):
        expected = [[type(task).__name__, task] for task in tasks]
        assert repr(each) == repr(("returned", expected)), (
            f"run({tasks}, {LONG}), where fn(x) = [name of its type, x], {told(each)}; "
            f"expected {expected}"
        )
    check_ends(ends)
    check_nothing_left(run, "close() of a master with two workers")


def slow_or_same(task):
    """0.4 seconds for one task, in which the others have nothing to do; each is its own result."""
    if task == "slow":
        jobs.linger(80)
    return task


def counting(answer, tasks, more):
    """Many tasks and one slow one, none of which fails, then more: who has computed how many?"""
    stage = Stage(answer, 3, fn=slow_or_same)
    stage.call_in()
    came = stage.run(tasks), stage.run(more)
    ends = stage.close()
    return came, ends, {number: stage.calls_of(number) for number in ends}


@points(2)
def test_each_task_is_computed_once(submission):
    """While no lease ends, each task is computed once; worker() returns how many (D3, D7)."""
    tasks = [None, "slow", *[0, None, "", False, [], 1, "a"] * 5]
    more = [1, None, 2]
    count = len(tasks)
    run = submission.run(counting, tasks, more, deadline=DEADLINE, start_method="fork")
    (came, came_later), ends, calls = run.value
    call = f"run({count} tasks, {LONG}), one of which takes 0.4 seconds,"
    check_run(came, tasks, call)
    check_run(came_later, more, f"then run({more}, {LONG})")
    total = sum(calls.values()) - len(more)
    assert total == count, f"with a lease of {LONG} seconds, {call} made {total} calls of fn"
    check_ends(ends)
    for number, (_, computed) in ends.items():
        assert computed == calls[number], (
            f"a worker that computed {calls[number]} tasks in two runs, some of which are None, 0 "
            f"or '' and have that result, too, returned {computed}"
        )


def big(answer, counts):
    stage = Stage(answer, 2, fn=jobs.same)
    stage.call_in()
    how, *rest = stage.run([jobs.blob(count) for count in counts])
    stage.close()
    return (how, [gist(each) for each in rest[0]]) if how == "returned" else (how, *rest)


@points(1)
@settings(max_examples=1)
@given(counts=st.lists(st.sampled_from([0, 65_536, 1 << 20]), min_size=1, max_size=3))
@example(counts=[1 << 20, 0, 200_000])
def test_any_size_goes_through(submission, counts):
    """Tasks and results of any size go through (D3)."""
    run = submission.run(big, counts, deadline=DEADLINE, start_method="fork")
    check_run(
        run.value, [gist(jobs.blob(count)) for count in counts],
        f"run(tasks, {LONG}), the tasks being {counts} bytes long and fn(x) = x,",
    )  # fmt: skip


def in_forced_order(answer, order):
    stage = Stage(answer, len(order))
    stage.call_in()
    plans = in_order(new_folder(), order)
    came = stage.run([(*plan, ("value", place)) for place, plan in enumerate(plans)])
    stage.close()
    return came


@points(2)
@settings(max_examples=1)
@given(order=st.permutations([0, 1, 2]))
@example(order=[2, 1, 0])
def test_results_stand_in_the_order_of_the_tasks(submission, order):
    """Three workers work at the same time; the results stand in the order of the tasks (D3)."""
    run = submission.run(in_forced_order, order, deadline=DEADLINE, start_method="fork")
    check_run(run.value, [0, 1, 2], f"run(3 tasks, {LONG}), which get ready in the order {order},")


# ------------------------------------------------------------------ D1: where it listens

def listening(pids):
    """Local addresses of all TCP sockets on which one of the processes listens: host, port."""
    owned = set()
    for pid in pids:
        folder = f"/proc/{pid}/fd"
        with contextlib.suppress(OSError):
            for fd in os.listdir(folder):
                with contextlib.suppress(OSError):
                    owned.add(os.readlink(f"{folder}/{fd}"))
    found = set()
    for table in ("tcp", "tcp6"):
        with contextlib.suppress(OSError):
            for line in read(f"/proc/net/{table}").splitlines()[1:]:
                words = line.split()
                if words[3] == "0A" and f"socket:[{words[9]}]" in owned:
                    host, _, port = words[1].partition(":")
                    found.add((in_words(host), int(port, 16)))
    return found


def in_words(host):
    """An address of /proc/net/tcp."""
    if len(host) == 8:
        return socket.inet_ntop(socket.AF_INET, bytes.fromhex(host)[::-1])
    words = [bytes.fromhex(host[at : at + 8])[::-1] for at in range(0, 32, 8)]
    return socket.inet_ntop(socket.AF_INET6, b"".join(words))


def where_it_listens(answer):
    stage = Stage(answer, 0)
    found = sorted(listening(quiet.tree(os.getpid())))
    address = list(stage.address)
    stage.close()
    return address, found, sorted(listening(quiet.tree(os.getpid())))


@points(2)
def test_it_listens_on_the_loopback_interface_only(submission):
    """start() returns the address on which it listens: 127.0.0.1, and no other one (D1)."""
    address, found, after = submission.run(where_it_listens, deadline=DEADLINE, start_method="fork").value
    assert len(address) == 2, f"start() returned {address}; expected (host, port)"
    host, port = address
    assert type(port) is int, f"start() returned the port {port!r}; expected an int"
    if quiet.KNOWN:
        assert port in [each[1] for each in found], (
            f"start() returned {address}, but it listens on {found or 'no port at all'}"
        )
        for each, _ in found:
            assert each in ("127.0.0.1", "::ffff:127.0.0.1"), (
                f"after start() it listens on {each}, "
                + ("which is every interface; " if each in ("0.0.0.0", "::") else "")
                + "expected 127.0.0.1 only"
            )
        assert not after, f"after close() it still listens on {after}"


def on_a_taken_port(answer):
    """Somebody else listens there; then nobody does any more."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        try:
            address = list(answer.Master(KEY, port, LONG).start())
        except NotImplementedError:
            raise
        except Exception as error:
            return port, type(error).__name__
    return port, address


@points(1)
def test_a_taken_port_is_an_error(submission):
    """start() on a port that is taken raises, whatever (D1)."""
    port, came = submission.run(on_a_taken_port, deadline=DEADLINE, start_method="fork").value
    assert isinstance(came, str), (
        f"Master(authkey, port={port}).start(), where somebody else listens on that port, "
        f"returned {came}; expected an exception"
    )


def one_after_the_other(answer):
    """Two masters on the same port, one after the other, each with its worker."""
    ports, came, port = [], [], 0
    for task in ("first", "second"):
        stage = Stage(answer, 1, port=port, fn=jobs.same)
        stage.call_in()
        came.append(stage.run([task]))
        stage.close()
        port = stage.address[1]
        ports.append(port)
    return ports, came


@points(1)
def test_the_port_is_free_after_close(submission):
    """After close() another master can have the port that one asked for (D1, D7)."""
    run = submission.run(one_after_the_other, deadline=DEADLINE, start_method="fork")
    ports, came = run.value
    assert ports[0] == ports[1], f"Master(authkey, port={ports[0]}) listens on port {ports[1]}"
    check_run(came[0], ["first"], f"run(['first'], {LONG})")
    check_run(came[1], ["second"], f"run(['second'], {LONG}) of the next master, on the same port,")
    check_nothing_left(run, "close()")


# ------------------------------------------------------------------ D2: the key

def with_another_key(answer):
    stage = Stage(answer, 2, keys={0: OTHER_KEY})
    stage.call_in(0)
    stage.gate("ended-0").wait_for(1, idle=300)
    refused = stage.end_of(0)
    stage.call_in(1)
    came = stage.run([(("value", "done"),)])
    stage.close()
    return refused, came


@points(2)
def test_another_key_is_refused(submission):
    """worker() with another authkey raises AuthenticationError; the master goes on (D2)."""
    refused, came = submission.run(with_another_key, deadline=DEADLINE, start_method="fork").value
    assert refused == ("raised", "AuthenticationError"), (
        f"worker(address, another key, fn) {' '.join(map(str, refused))}; "
        "expected multiprocessing.AuthenticationError"
    )
    check_run(came, ["done"], "after a worker with another key was refused, run(1 task)")


# ------------------------------------------------------------------ D4: workers that die or stop

def struck(answer, count, faults, workers, rounds):
    """Some workers are struck with a task in hand; one is not."""
    stage = Stage(answer, workers, lease=SHORT, faults=faults)
    stage.call_in()
    tasks = [(("linger", 2), ("value", k * k)) for k in range(count)]
    came = [stage.run(tasks) for _ in range(rounds)]
    return came, stage.close(dead=faults)


hows = st.sampled_from(["die", "half", "after"])
strikes = st.tuples(st.integers(1, 3), st.integers(0, 4), hows)


@points(4)
@settings(max_examples=1)
@given(faults=st.lists(strikes, min_size=1, max_size=2), count=st.integers(3, 5))
@example(faults=[(1, 0, "die")], count=3)
@example(faults=[(1, 1, "half"), (2, 2, "die")], count=5)
def test_a_task_of_a_dead_worker_goes_to_another(submission, faults, count):
    """Workers are killed with a task in hand; after `lease` seconds another one has it (D4)."""
    faults = dict(enumerate(faults))
    run = submission.run(struck, count, faults, len(faults) + 1, 2, deadline=DEADLINE, start_method="fork")
    came, ends = run.value
    where = ", ".join(f"worker {n} at its task {task}" for n, (task, *_) in faults.items())
    call = f"with a lease of {SHORT} seconds, {where} killed: run({count} tasks, {LONG})"
    for each in came:
        check_run(each, [k * k for k in range(count)], call)
    check_ends(ends)
    check_nothing_left(run, "close(), after a worker was killed,")


LEASE = 0.5  # seconds: that of `leased`


def timed(task):
    """(folder, count, k): 0.35 seconds; the last two to be begun wait for each other.

    The very last one waits until it is begun twice, or until nobody comes.
    """
    folder, count, number = task
    note(folder, number, "begin")
    last, place = Gate(folder, "last"), begun(folder).index(number)
    if place == count - 1:
        last.arrive()
        last.wait_for(2, idle=50)
    else:
        jobs.linger(70)
        if place == count - 2:
            last.wait_for(1, idle=50)
    note(folder, number, "end")
    return number


def note(folder, task, what):
    name = f"{time.monotonic_ns():020}-{os.getpid()}-{task}-{what}"
    write(f"{folder}/note-{name}", "")


def begun(folder):
    """Tasks, the one that was begun first in front."""
    return list(dict.fromkeys(task for _, _, task, what in notes(folder) if what == "begin"))


def notes(folder):
    """What happened, in order: (seconds, process, task, begin or end)."""
    names = sorted(name for name in os.listdir(folder) if name.startswith("note-0"))
    words = [name.split("-")[1:] for name in names if not name.endswith(".new")]
    return [(int(ns) / 1e9, int(pid), int(task), what) for ns, pid, task, what in words]


def leased(answer, workers, count):
    """More tasks than workers, and longer than a lease; when it began, what came, the notes."""
    stage = Stage(answer, workers, lease=LEASE, fn=timed)
    stage.call_in()
    start = time.monotonic_ns() / 1e9
    came = stage.run([(stage.folder, count, k) for k in range(count)])
    stage.close()
    return start, came, notes(stage.folder)


def in_hand_at_most(start, notes):
    """For each task that was begun twice: how long it was in hand then. A bound: a worker is
    given a task after the one before it."""
    first = {}
    free = {}
    for seconds, pid, task, what in notes:
        if what == "end":
            free[pid] = seconds
        elif task in first:
            yield seconds - first[task]
        else:
            first[task] = free.get(pid, start)


@points(1)
def test_a_lease_begins_with_the_task(submission):
    """A task stays with its worker for `lease` seconds, however old the run is (D4)."""
    count = 5
    args = (2, count)
    start, came, notes = submission.run(leased, *args, deadline=DEADLINE, start_method="fork").value
    call = f"with a lease of {LEASE} seconds, run({count} tasks, {LONG}), each of which takes 0.35,"
    check_run(came, list(range(count)), call)
    for seconds in in_hand_at_most(start, notes):
        assert seconds >= LEASE, (
            f"{call} gave a task to a second worker when the first one had had it in hand for "
            f"{seconds:.2f} seconds at most"
        )


def one_by_one(stage):
    """The next worker comes when the one before it has the task in hand."""
    for number in range(1, len(stage.workers)):
        stage.gate(f"calls-{number - 1}").wait_for(1)
        stage.let_go(number)


def lost_again(answer, dead):
    """The only task kills so many workers, one after the other."""
    faults = {number: (1, 0, "die") for number in range(dead)}
    stage = Stage(answer, dead + 1, lease=SHORT, faults=faults, aside=one_by_one)
    stage.call_in(0)
    stage.called.add(dead)
    return stage.run([(("value", "done"),)]), stage.close(dead=faults)


@points(1)
def test_a_task_may_be_lost_again(submission):
    """Two workers die with the same task in hand: it goes to a third one (D4)."""
    run = submission.run(lost_again, 2, deadline=DEADLINE, start_method="fork")
    came, ends = run.value
    check_run(came, ["done"], f"with a lease of {SHORT} seconds, 2 workers killed: run(1 task)")
    check_ends(ends)


def killed_while_idle(answer, victims):
    """They have done a task each, wait for the next one, and are killed; then comes a run."""
    stage = Stage(answer, victims + 1, lease=SHORT)
    dead = range(1, victims + 1)
    stage.call_in(*dead)
    first = stage.run([(("meet", stage.gate("first"), victims), ("value", "first"))] * victims)
    for number in dead:
        await_rest(stage.workers[number], stage.folder)
        os.kill(stage.workers[number], signal.SIGKILL)
        os.waitid(os.P_PID, stage.workers[number], os.WEXITED | os.WNOWAIT)
    stage.call_in(0)
    # While the living one is busy, whoever waits on behalf of the dead gets the others.
    second = stage.run([(("linger", 10), ("value", k)) for k in range(3)])
    return first, second, stage.close(dead)


@points(3)
def test_a_worker_that_dies_while_idle_takes_nothing_along(submission):
    """Workers that are killed while they wait for a task cost nothing (D4)."""
    victims = 2
    run = submission.run(killed_while_idle, victims, deadline=DEADLINE, start_method="fork")
    first, second, ends = run.value
    check_run(first, ["first"] * victims, f"run({victims} tasks, {LONG})")
    check_run(second, [0, 1, 2], f"{victims} of the workers were killed while idle; run(3 tasks)")
    check_ends(ends)
    check_nothing_left(run, "close(), after an idle worker was killed,")


def one_of_two(task):
    """(folder, text): the double of the late one is answered after it; others after both."""
    folder, text = task
    back = Gate(folder, "back")
    if os.path.exists(f"{folder}/late") and read(f"{folder}/late") == text:
        Gate(folder, "double").arrive()
        back.wait_for(1, idle=50)
        report(back, answer_to(text))
    else:
        back.wait_for(2, idle=250)
    return answer_to(text)


def wakes_after_double(stage):
    """When worker 0 is stopped, the others come; when one has its task in hand, it goes on."""
    stage.gate("calls-0").wait_for(1)
    await_stop(stage.workers[0])
    for number in (1, 2, 3):
        stage.let_go(number)
    stage.gate("double").wait_for(1, idle=150)
    os.kill(stage.workers[0], signal.SIGCONT)


def await_stop(pid):
    while quiet.KNOWN and (seen := quiet.doing(pid, pid)) and seen.state not in "TZX":
        jobs.linger(1)


def late(answer):
    """Worker 0 is stopped with one of two tasks; both answers to it come before the other one."""
    stage = Stage(
        answer, 4, lease=SHORT, fn=one_of_two, faults={0: (1, 0, "stop")},
        aside=wakes_after_double,
    )  # fmt: skip
    stage.call_in(0)
    stage.called |= {1, 2, 3}
    first = stage.run([(stage.folder, f"task {k}") for k in range(2)])
    stage.gate("back").open()
    second = stage.run([(stage.folder, f"task {10 + k}") for k in range(5)])
    return first, second, stage.close()


def wakes_late(stage):
    stage.gate("calls-0").wait_for(1)
    await_stop(stage.workers[0])
    jobs.linger(90)  # longer than the lease
    os.kill(stage.workers[0], signal.SIGCONT)


def late_and_alone(answer):
    """The only worker is stopped until its lease is over; nobody else has the task then."""
    stage = Stage(answer, 1, lease=SHORT, fn=one_of_two, faults={0: (1, 0, "stop")}, aside=wakes_late)
    stage.call_in(0)
    stage.gate("back").open()
    came = stage.run([(stage.folder, "task 0")])
    return came, stage.close()


@points(3)
def test_late_doubles_are_dropped(submission):
    """A worker stops, another has its task, both answer: each result stands once (D4)."""
    run = submission.run(late, deadline=DEADLINE, start_method="fork")
    first, second, ends = run.value
    call = f"with a lease of {SHORT} seconds, and a worker that is late: run(2 tasks, {LONG})"
    check_run(first, [answer_to(f"task {k}") for k in range(2)], call)
    later = [answer_to(f"task {10 + k}") for k in range(5)]
    check_run(second, later, "after a run with a late worker, run(5 tasks)")
    check_ends(ends)
    came, ends = submission.run(late_and_alone, deadline=DEADLINE, start_method="fork").value
    call = f"with a lease of {SHORT} seconds, and one worker, which is late: run(1 task, {LONG})"
    check_run(came, [answer_to("task 0")], call)
    check_ends(ends)


# ------------------------------------------------------------------ D5: fn raises

def failing(answer, rounds, count):
    """Runs in each of which fn raises, (error, place); then one in which it does not."""
    stage = Stage(answer, 1)
    stage.call_in()
    came = []
    for error, place in rounds:
        tasks = [(("value", k),) for k in range(count)]
        tasks[place] = (("awkward",) if error == "awkward" else ("raise", error),)
        came.append(stage.run(tasks))
    came.append(stage.run([(("value", 10 + k),) for k in range(count)]))
    return came, stage.close()


errors = st.sampled_from(
    ["ValueError", "KeyError", "EOFError", "OSError", "ConnectionResetError", "BrokenPipeError"]
    + ["TimeoutError", "StopIteration", "awkward"]
)


@points(3)
@settings(max_examples=1)
@given(rounds=st.lists(st.tuples(errors, st.integers(0, 2)), min_size=1, max_size=2))
@example(rounds=[("EOFError", 1), ("awkward", 2)])
def test_an_exception_of_fn_is_a_task_error(submission, rounds):
    """fn raises: run raises TaskError with the index; worker and master go on (D5)."""
    run = submission.run(failing, rounds, 3, deadline=DEADLINE, start_method="fork")
    came, ends = run.value
    for (error, place), each in zip(rounds, came, strict=False):
        name = "an exception that cannot be sent" if error == "awkward" else error
        expected = ("raised", "TaskError", place)
        assert each == expected, (
            f"run(3 tasks, {LONG}), where fn raises {name} for task {place}, {told(each)}; "
            f"expected {told(expected)}"
        )
    check_run(came[-1], [10, 11, 12], f"after a run in which fn raised {name}, run(3 tasks)")
    check_ends(ends)


# ------------------------------------------------------------------ D6: the time-out

def too_slow(answer, workers, count, rounds, timeout):
    stage = Stage(answer, workers)
    stage.call_in()
    came = stage.run([(("linger", rounds), ("value", k)) for k in range(count)], timeout)
    stage.close()
    return came


@points(2)
def test_a_run_without_workers_is_over_in_time(submission):
    """Nobody comes: run raises TimeoutError after `timeout` seconds (D6)."""
    count = 2
    args = (0, count, 0, 0.4)
    came = submission.run(too_slow, *args, deadline=DEADLINE, start_method="fork").value
    assert came == ("raised", "TimeoutError", None), (
        f"without a worker, run({count} tasks, timeout=0.4) {told(came)}; expected TimeoutError"
    )


@points(1)
def test_the_timeout_is_for_the_whole_run(submission):
    """Not each result, the whole of the run has to come within `timeout` seconds (D6)."""
    args = (1, 7, 60, 0.6)
    came = submission.run(too_slow, *args, deadline=DEADLINE, start_method="fork").value
    assert came == ("raised", "TimeoutError", None), (
        f"with one worker, and fn taking 0.3 seconds, run(7 tasks, timeout=0.6) {told(came)}; "
        "expected TimeoutError"
    )


def after_the_late_one(task):
    folder, text = task
    Gate(folder, "second run").arrive()
    Gate(folder, "back").wait_for(1, idle=100)
    return answer_to(text)


def wakes_in_the_second_run(stage):
    stage.gate("second run").wait_for(1)
    await_stop(stage.workers[0])
    os.kill(stage.workers[0], signal.SIGCONT)


def late_for_the_next_run(answer):
    """Worker 0 is stopped, the run ends without it; its answer comes in the next run."""
    stage = Stage(
        answer, 2, fn=after_the_late_one, faults={0: (1, 0, "stop")},
        aside=wakes_in_the_second_run,
    )  # fmt: skip
    stage.call_in(0)
    first = stage.run([(stage.folder, "an old task")], 0.5)
    stage.call_in(1)
    second = stage.run([(stage.folder, f"task {k}") for k in range(2)])
    return first, second, stage.close()


@points(2)
def test_the_answer_of_an_earlier_run_is_dropped(submission):
    """An answer that comes after its run is over does not get into the next run (D3, D6)."""
    run = submission.run(late_for_the_next_run, deadline=DEADLINE, start_method="fork")
    first, second, ends = run.value
    assert first == ("raised", "TimeoutError", None), (
        f"with one worker, which is stopped, run(1 task, timeout=0.5) {told(first)}; "
        "expected TimeoutError"
    )
    expected = [answer_to(f"task {k}") for k in range(2)]
    check_run(second, expected, "an answer of the run before comes late: run(2 tasks)")
    check_ends(ends)


# ------------------------------------------------------------------ D7: the end

def sets_free(stage):
    """When nobody listens any more; half a second later, if somebody does all the same."""
    port = int(read(f"{stage.folder}/address").rpartition(",")[2].strip(" )"))
    stage.gate("closing").wait_for(1)
    for _ in range(100):
        if quiet.KNOWN and not is_listening(port):
            break
        jobs.linger(1)
    stage.gate("free").open()


def is_listening(port):
    lines = [line.split() for line in read("/proc/net/tcp").splitlines()[1:]]
    return any(words[3] == "0A" and words[1].endswith(f":{port:04X}") for words in lines)


def closing(answer):
    """One worker has never had a task, one is idle, one is busy while the master closes."""
    stage = Stage(answer, 3, aside=sets_free)
    stage.call_in(0, 1)
    busy = (("arrive", stage.gate("busy")), ("stay", stage.gate("free")))
    stage.run([(("meet", stage.gate("all"), 2), ("value", "done"))] * 2)
    for timeout in (0.4, 1, 5):
        if not stage.gate("busy").arrived():
            stage.run([busy], timeout)
    stage.call_in(2)
    return stage.close()


@points(3)
def test_all_workers_return_after_close(submission):
    """After close() every worker() returns, idle or busy, and nothing is left over (D7)."""
    run = submission.run(closing, deadline=DEADLINE, start_method="fork")
    check_ends(run.value)
    check_nothing_left(run, "close()")


# ------------------------------------------------------------------ D8: idle workers

def idle(answer, rounds):
    stage = Stage(answer, 1)
    stage.call_in()
    came = [stage.run([(("value", 0),)])]
    jobs.linger(rounds)
    came.append(stage.run([(("value", 1),)]))
    return came, stage.close()


@points(2)
def test_idle_workers_stay(submission):
    """A worker that has nothing to do for a while between two runs stays on (D8)."""
    run = submission.run(idle, 240, deadline=DEADLINE, start_method="fork")
    came, ends = run.value
    check_run(came[0], [0], "run(1 task)")
    check_run(came[1], [1], "after a worker was idle for 1.2 seconds, run(1 task)")
    check_ends(ends)


# ------------------------------------------------------------------ D9: start methods

@points(3)
def test_every_start_method(submission):
    """The same, whatever the default start method of the master's process is (D9)."""
    for method in ("spawn", "forkserver"):
        check_start_method(submission, method)


def check_start_method(submission, method):
    rounds = [("EOFError", 1)]
    run = submission.run(failing, rounds, 3, deadline=DEADLINE, start_method=method)
    (first, second), ends = run.value
    expected = ("raised", "TaskError", 1)
    assert first == expected, (
        f"under {method}, run(3 tasks, {LONG}), where fn raises EOFError for task 1, "
        f"{told(first)}; expected {told(expected)}"
    )
    check_run(second, [10, 11, 12], f"under {method}, run(3 tasks, {LONG})")
    # What it returns is seen elsewhere: `end_silently` reaches no server that is not forked.
    assert ends[0] != ("did not return",), f"under {method}, after close(), worker() did not return"
    check_nothing_left(run, f"under {method}, close()")
