"""prefork_server: real TCP clients on the loopback interface, in a process of their own."""

import os
import pickle
import select
import socket
import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import Gate, gist, jobs, new_folder, quiet

DEADLINE = 10  # seconds; it only ends what hangs


def handler(gate):
    """What the server calls: one line in, one answer out. Closing is left to the server."""

    def handle(connection):
        verb, number = connection.makefile("rb").readline().decode().split()
        if verb == "echo":
            connection.sendall(f"{os.getpid()} {number}".encode())
        elif verb == "meet":
            connection.sendall(b"met" if gate.meet(int(number)) else b"alone")
        elif verb == "zombies":
            family = quiet.children(os.getppid())
            connection.sendall(str(sum(map(quiet.has_ended, family))).encode())
        elif verb == "blob":
            connection.sendall(jobs.blob(int(number)))
        else:
            jobs.do([(verb, "ValueError" if verb == "raise" else int(number))])

    return handle


def ask(connection, line):
    connection.sendall(line.encode() + b"\n")


def answer_of(connection):
    """All that comes until the end of the connection; also a connection that was broken off."""
    pieces = []
    try:
        while piece := connection.recv(65_536):
            pieces.append(piece)
    except ConnectionError:
        pass
    connection.close()
    return b"".join(pieces)


def all_at_once(address, lines):
    """Every client is connected before the first one asks."""
    clients = [socket.create_connection(address) for _ in lines]
    for client, line in zip(clients, lines, strict=True):
        ask(client, line)
    return [answer_of(client) for client in clients]


def await_end(pid):
    """Bounded: a server whose children do not end is told by other checks."""
    for _ in range(500):
        if quiet.has_ended(pid):
            break
        select.poll().poll(2)


def one_by_one(address, lines):
    """Each client comes when the one before has seen its end, and the child that served it has."""
    answers = []
    for line in lines:
        client = socket.create_connection(address)
        ask(client, line)
        answers.append(answer_of(client))
        if line.startswith("echo") and answers[-1]:
            await_end(int(answers[-1].split()[0]))
    return answers


def served(answer, clients, lines, text=""):
    """Run the server here, and the clients in a process that is no child of the server."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    gate = Gate(new_folder(), "all")
    reading, writing = os.pipe()
    between = os.fork()
    if between == 0:
        if os.fork() == 0:
            address = listener.getsockname()
            listener.close()
            os.close(reading)
            with os.fdopen(writing, "wb") as file:
                file.write(pickle.dumps(clients(address, lines)))
        os._exit(0)
    os.waitpid(between, 0)
    os.close(writing)
    sys.stdout.write(text)
    came_back = answer.serve(listener, handler(gate), len(lines))
    early = len(quiet.children(os.getpid()))
    with os.fdopen(reading, "rb") as file:
        answers = pickle.loads(file.read())
    still_open = listener.fileno() >= 0
    listener.close()
    return {
        "answers": [each.decode() if len(each) < 100 else gist(each) for each in answers],
        "returned": came_back,
        "early": early,
        "caller": os.getpid(),
        "open": still_open,
    }


@points(2)
@settings(max_examples=3)
@given(count=st.integers(1, 4))
@example(count=1)
@example(count=3)
def test_each_connection_has_its_own_child(submission, count):
    """Each connection is handled in a child process of its own; nothing is left over."""
    lines = [f"echo {number}" for number in range(count)]
    run = submission.run(served, one_by_one, lines, deadline=DEADLINE)
    pids = [int(each.split()[0]) for each in run.value["answers"] if each]
    said = [int(each.split()[1]) for each in run.value["answers"] if each]
    assert said == list(range(count)), (
        f"{count} clients sent their numbers to be echoed, and got {said}"
    )
    assert run.value["caller"] not in pids, "handle was called in the caller's own process"
    assert len(set(pids)) == count, f"{count} connections were handled in {len(set(pids))} processes"
    assert not run.left_behind


@points(2)
@settings(max_examples=2)
@given(count=st.integers(2, 5))
@example(count=2)
@example(count=20)
def test_connections_are_handled_at_the_same_time(submission, count):
    """While one client is served, the others are as well."""
    run = submission.run(served, all_at_once, [f"meet {count}"] * count)
    assert run.value["answers"] == ["met"] * count, (
        f"{count} clients were connected, and each handle waited for the others to begin, "
        "but not all did; expected: no connection waits for the end of another"
    )
    assert not run.left_behind


@points(2)
@settings(max_examples=4)
@given(end=st.sampled_from(["raise 1", "die 9", "exit 3", "sys.exit 0"]), first=st.booleans())
@example(end="raise 1", first=True)
@example(end="die 9", first=True)
@example(end="sys.exit 3", first=False)
def test_a_crash_harms_no_one_else(submission, end, first):
    """A handle that raises, and a child that dies, harm no other connection."""
    lines = [end, "echo 1", end, "echo 3"] if first else ["echo 1", "echo 3", end]
    run = submission.run(served, one_by_one, lines, deadline=DEADLINE)
    echoed = [each.split()[1] for each in run.value["answers"] if each]
    assert echoed == ["1", "3"], (
        f"clients asked for {lines}; the two echoes gave {echoed}; expected ['1', '3']"
    )
    assert not run.left_behind


@points(1)
@settings(max_examples=2)
@given(size=st.sampled_from([0, 65_537, 1 << 20]))
@example(size=200_000)
def test_the_client_sees_the_end(submission, size):
    """The client gets the whole answer, and then the end of the connection."""
    run = submission.run(served, one_by_one, [f"blob {size}", "echo 1"], deadline=DEADLINE)
    expected = gist(jobs.blob(size)) if size >= 100 else ""
    assert run.value["answers"][0] == expected, (
        f"the client was sent {size} bytes, and got {run.value['answers'][0]}"
    )


@points(2)
@settings(max_examples=1)
@given(count=st.integers(4, 8))
@example(count=6)
def test_zombies_do_not_pile_up(submission, count):
    """Children that have ended are reaped while the server waits for further connections."""
    # One more after the question: at the last connection the server only waits for its children.
    lines = [*(f"echo {number}" for number in range(count)), "zombies 0", "echo 0"]
    run = submission.run(served, one_by_one, lines, deadline=DEADLINE)
    zombies = int(run.value["answers"][-2])
    assert zombies <= 2, (
        f"{count} clients were served one after the other; while the next one is served, the "
        f"server has {zombies} zombies; expected that it waits for ended children in between"
    )


@points(1)
@settings(max_examples=1)
@given(count=st.integers(1, 3))
@example(count=2)
def test_it_returns_when_all_have_ended(submission, count):
    """serve returns once every child has ended and is reaped, however slow; not before."""
    run = submission.run(served, all_at_once, ["linger 60"] * count, deadline=DEADLINE)
    assert run.value["answers"] == [""] * count
    early = run.value["early"]
    assert early == 0, f"serve returned before {early} of its {count} children had ended"
    assert not run.left_behind
    assert run.value["open"], "serve closed the listener, which belongs to the caller"


@points(1)
@settings(max_examples=1)
@given(end=st.sampled_from(["echo 1", "raise 1"]))
@example(end="echo 1")
def test_pending_text_is_printed_once(submission, end):
    """Text that waits in the caller's stdout buffer is printed once."""
    run = submission.run(served, one_by_one, [end, end], "a line before\n", deadline=DEADLINE)
    assert len(run.value["answers"]) == 2
    count = run.stdout.count("a line before")
    assert count == 1, f"the line printed before serve() came out {count} times; expected once"
