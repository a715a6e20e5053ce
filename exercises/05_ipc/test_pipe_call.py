"""pipe_call: values and errors cross a Pipe; the server ends when its client does."""

import builtins
import contextlib
import os
import struct
import threading
from multiprocessing import Pipe

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates import gist, jobs

DEADLINE = 8  # seconds; it only ends what hangs
values = st.sampled_from(
    [None, 0, "", [], False, True, (), (True, 1), (False, "no"), ("error", "no"), "EOF", {}, -1]
)


class Failure(Exception):
    """The caller's own exception, with two arguments."""

    def __init__(self, number, why):
        super().__init__(number, why)


@contextlib.contextmanager
def server_process(answer, functions):
    """A forked server; yields the client's end, and a list that holds its exit code at the end."""
    ours, theirs = Pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            ours.close()
            answer.serve(theirs, functions)
            code = 0
        except NotImplementedError:
            code = 77
        finally:
            os._exit(code)
    theirs.close()
    end = []
    try:
        yield ours, end
    finally:
        ours.close()
        end.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def came_of(answer, conn, name, *args):
    """What a call gave, in plain data: ("returned", value) or ("raised", type, text)."""
    try:
        return "returned", answer.call(conn, name, *args)
    except Exception as error:
        if isinstance(error, NotImplementedError):
            raise
        return "raised", type(error).__name__, [str(each) for each in error.args]


def check_end(end):
    """The server ended as it should when the client closed its end."""
    assert end == [0], (
        "serve(conn, functions) did not return when the other end was closed; "
        + ("it raised an exception" if end == [1] else f"its process ended with code {end[0]}")
    )


# ------------------------------------------------------------------ values

def same_values(answer, items):
    functions = {"same": jobs.same, "pair": lambda a, b: [b, a], "none": lambda: None}
    with server_process(answer, functions) as (conn, end):
        came = [came_of(answer, conn, "same", item) for item in items]
        came += [came_of(answer, conn, "pair", 1, "two"), came_of(answer, conn, "none")]
    return came, end


@points(2)
@settings(max_examples=4)
@given(items=st.lists(values, max_size=4))
@example(items=[None, 0, "", False])
@example(items=[(True, 1), (False, "no"), ("error", "no"), "EOF"])
def test_a_call_gives_what_the_function_returns(submission, items):
    """call returns what the function returns, call after call (1)."""
    came, end = submission.run(same_values, items, deadline=DEADLINE).value
    for item, each in zip(items, came, strict=False):
        assert repr(each) == repr(("returned", item)), (
            f"call(conn, 'same', {item!r}), where same(x) = x, {' '.join(map(str, each))}; "
            f"expected {item!r}"
        )
    assert came[-2:] == [("returned", [1, "two"][::-1]), ("returned", None)], (
        f"call(conn, 'pair', 1, 'two') and call(conn, 'none') gave {came[-2:]}"
    )
    check_end(end)


def exceptions_as_values(answer):
    functions = {"make": lambda: ValueError("a value"), "type": lambda: KeyError}
    with server_process(answer, functions) as (conn, end):
        came = [came_of(answer, conn, name) for name in functions]
    return [(how, repr(value)) for how, value, *_ in came]


@points(1)
def test_an_exception_may_be_a_result(submission):
    """A function that returns an exception has not raised it (1)."""
    came = submission.run(exceptions_as_values, deadline=DEADLINE).value
    assert came == [("returned", "ValueError('a value')"), ("returned", "<class 'KeyError'>")], (
        "two functions that return ValueError('a value') and the class KeyError; "
        f"the calls {came}"
    )


def where(answer):
    with server_process(answer, {"where": os.getpid}) as (conn, _):
        return came_of(answer, conn, "where")[1] == os.getpid()


@points(1)
def test_the_function_runs_in_the_server(submission):
    """The function is called in the server's process (1)."""
    here = submission.run(where, deadline=DEADLINE).value
    assert not here, "call(conn, 'where') called the function in the caller's own process"


def big(answer, up, down):
    functions = {"answer": lambda data: jobs.blob(down)}
    with server_process(answer, functions) as (conn, _):
        how, value, *_ = came_of(answer, conn, "answer", jobs.blob(up))
    return how, gist(value)


@points(1)
@settings(max_examples=3)
@given(up=st.sampled_from([0, 65_536, 300_000]), down=st.sampled_from([0, 65_536, 300_000]))
@example(up=1_000_000, down=1_000_000)
def test_any_size_goes_through(submission, up, down):
    """Arguments and results of any size go through (1)."""
    came = submission.run(big, up, down, deadline=DEADLINE).value
    assert came == ("returned", gist(jobs.blob(down))), (
        f"an argument of {up} bytes and a result of {down} bytes; the call {came}"
    )


# ------------------------------------------------------------------ errors

def boom(kind, *args):
    raise kind(*args)


ERRORS = {
    "ValueError": ["no"],
    "KeyError": ["no such"],
    "EOFError": ["at the end"],
    "OSError": ["broken"],
    "StopIteration": ["7"],
    "RuntimeError": ["a", "b"],
}


def errors(answer, names):
    functions = {
        name: (lambda name=name: boom(getattr(builtins, name), *ERRORS[name])) for name in names
    }
    functions["fine"] = lambda: "fine"
    with server_process(answer, functions) as (conn, end):
        came = [came_of(answer, conn, name) for name in names]
        after = came_of(answer, conn, "fine")
    return came, after, end


@points(2)
@settings(max_examples=3)
@given(names=st.lists(st.sampled_from(list(ERRORS)), min_size=1, max_size=3))
@example(names=["ValueError", "ValueError"])
@example(names=["EOFError", "OSError", "StopIteration"])
def test_errors_cross(submission, names):
    """What the function raises, call raises; then the server goes on (2)."""
    came, after, end = submission.run(errors, names, deadline=DEADLINE).value
    for name, each in zip(names, came, strict=True):
        expected = ("raised", name, ERRORS[name])
        assert each == expected, (
            f"the function raised {name}({', '.join(map(repr, ERRORS[name]))}); call "
            f"{' '.join(map(str, each))}"
        )
    assert after == ("returned", "fine"), f"after an error, the next call gave {after}"
    check_end(end)


def difficult(answer, which):
    functions = {
        "unknown": None,
        "wrong number of arguments": lambda a, b, c: None,
        "result that cannot be pickled": lambda: lambda: None,
        "error that cannot be pickled": lambda: boom(Failure, 1, lambda: None),
        "error that cannot be unpickled": jobs.awkward,
    }
    if which == "unknown":
        del functions["unknown"]
    functions["fine"] = lambda: "fine"
    with server_process(answer, functions) as (conn, end):
        came = came_of(answer, conn, which)
        after = came_of(answer, conn, "fine")
    return came[:2], after, end


DIFFICULT = [
    "unknown",
    "wrong number of arguments",
    "result that cannot be pickled",
    "error that cannot be pickled",
    "error that cannot be unpickled",
]


@points(2)
@settings(max_examples=1)
@given(which=st.sampled_from(DIFFICULT))
@example(which="unknown")
@example(which="wrong number of arguments")
@example(which="result that cannot be pickled")
@example(which="error that cannot be pickled")
@example(which="error that cannot be unpickled")
def test_no_error_ends_the_server(submission, which):
    """An unknown name, or what cannot be sent, is an error of that call only (2)."""
    came, after, end = submission.run(difficult, which, deadline=DEADLINE).value
    wanted = {"unknown": "KeyError", "wrong number of arguments": "TypeError"}.get(which)
    assert came[0] == "raised", f"{which}: call returned {came[1]!r}; expected an exception"
    assert wanted in (None, came[1]), f"{which}: call raised {came[1]}; expected {wanted}"
    assert after == ("returned", "fine"), f"{which}: after it, the next call gave {after}"
    check_end(end)


# ------------------------------------------------------------------ the end

HALVES = {
    "two bytes of the length": b"\0\0",
    "the length, and no more": struct.pack("!i", 100),
    "a hundred bytes of a thousand": struct.pack("!i", 1000) + bytes(100),
}


def half_a_message(answer, data, calls):
    with server_process(answer, {"fine": lambda: "fine"}) as (conn, end):
        came = [came_of(answer, conn, "fine") for _ in range(calls)]
        os.write(conn.fileno(), data)
    return came, end


@points(2)
@settings(max_examples=1)
@given(which=st.sampled_from(list(HALVES)), calls=st.integers(0, 2))
@example(which="two bytes of the length", calls=1)
@example(which="the length, and no more", calls=0)
@example(which="a hundred bytes of a thousand", calls=1)
def test_half_a_message_ends_the_server(submission, which, calls):
    """A client that dies in the middle of a message: serve returns (3)."""
    came, end = submission.run(half_a_message, HALVES[which], calls, deadline=DEADLINE).value
    assert came == [("returned", "fine")] * calls, f"{calls} calls gave {came}"
    assert end == [0], (
        f"the client sent {which} and was gone; serve(conn, functions) did not return"
        + (": it raised an exception" if end == [1] else f" (code {end[0]})")
    )


def gone_client(answer):
    """The client sends a call and is gone before the answer, which is too big for the pipe."""
    ours, theirs = Pipe()
    started, go_on = threading.Event(), threading.Event()

    def slow():
        started.set()
        go_on.wait()
        return jobs.blob(1 << 20)

    came = []
    server = threading.Thread(target=lambda: came.append(ending(answer, theirs, {"slow": slow})))
    server.start()
    pid = os.fork()
    if pid == 0:
        try:
            theirs.close()
            came_of(answer, ours, "slow")
        finally:
            os._exit(0)
    ours.close()
    while not started.wait(0.05) and server.is_alive():
        pass
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    go_on.set()
    server.join()
    theirs.close()
    return came


def ending(answer, conn, functions):
    try:
        answer.serve(conn, functions)
    except Exception as error:
        return f"raised {type(error).__name__}"
    return "returned"


@points(1)
def test_a_client_that_is_gone_ends_the_server(submission):
    """A client that is killed while it waits for its answer: serve returns (3)."""
    came = submission.run(gone_client, deadline=DEADLINE).value
    assert came == ["returned"], f"the client was killed while it waited; serve {came[0]}"


def gone_server(answer):
    ours, theirs = Pipe()
    theirs.close()
    came = came_of(answer, ours, "fine")
    ours.close()
    with server_process(answer, {"die": lambda: os._exit(9), "fine": int}) as (conn, _):
        return came[:2], came_of(answer, conn, "die")[:2]


@points(1)
def test_a_server_that_is_gone_is_told(submission):
    """call raises EOFError or OSError when the server is gone (3)."""
    gone = {"EOFError", "OSError", "BrokenPipeError", "ConnectionResetError"}
    before, during = submission.run(gone_server, deadline=DEADLINE).value
    for came, when in ((before, "before the call"), (during, "during the call")):
        assert came[0] == "raised", f"the server ended {when}; call returned {came[1]!r}"
        assert came[1] in gone, (
            f"the server ended {when}; call raised {came[1]}, expected EOFError or OSError"
        )
