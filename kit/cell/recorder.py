"""What the processes of one real run do to each other, noted as it happens.

Notes are lines of JSON in one file that every process appends to; a spawned child and one of the
fork server run this file as their main module. A send is noted before it happens and a receive
after it, so a message is never received before it was sent. No times: the order is all there is.

    own INODE...            start PID NAME        end PID CODE        kill PID SIGNAL
    born PARENT             pair INODE INODE      send INODE BYTES TEXT
    short INODE BYTES       recv INODE BYTES

Each begins with the process that notes it. CODE is minus the signal that ended the process.
"""

# Everything here stands in for a function of the library that is called in its place.
# ruff: noqa: SLF001

from __future__ import annotations

import contextlib
import json
import os
import socket
import stat
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from multiprocessing import connection, forkserver, popen_forkserver, process, reduction
from typing import Any, Final

from kit.plain import show

PATH: Final = "KIT_RECORD"
MOST: Final = 64 * 1024
_LONGEST: Final = 40
_MACHINERY: Final = ("multiprocessing.forkserver", "multiprocessing.resource_tracker")
_STARTS: Final = ("_execute_child",)
_GREETINGS: Final = ("answer_challenge", "deliver_challenge")
# Bound here: the run replaces some of them, and so may the program.
_open, _write, _close, _fstat, _getpid = os.open, os.write, os.close, os.fstat, os.getpid
_FLAGS: Final = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
_replaced: list[tuple[Any, str, Any]] = []
_ended: set[int] = set()
_sending = threading.local()
_state = {"path": ""}


def note(*words: object) -> None:
    """Append one line, unless the file is full. Never raises."""
    if not _state["path"]:
        return
    with contextlib.suppress(OSError, ValueError):
        line = json.dumps([_getpid(), *words]).encode() + b"\n"
        fd = _open(_state["path"], _FLAGS, 0o600)
        try:
            if _fstat(fd).st_size + len(line) <= MOST:
                _write(fd, line)
        finally:
            _close(fd)


@contextlib.contextmanager
def recording(path: str) -> Iterator[None]:
    """Note what happens inside, in this process and in those that it starts."""
    main = sys.modules["__main__"]
    os.environ[PATH], main.__file__ = path, __file__
    install(path)
    note("own", *[_fstat(fd).st_ino for fd in (0, 1, 2)])
    caller = _getpid()
    try:
        yield
    finally:
        if _getpid() == caller:
            _state["path"] = ""
            for owner, name, value in reversed(_replaced):
                setattr(owner, name, value)
            del main.__file__
            os.environ.pop(PATH, None)


def install(path: str) -> None:
    """Begin to note in this process."""
    _state["path"] = path
    os.register_at_fork(after_in_child=lambda: note("born", os.getppid()))
    _replace(os, "fork", _forking)
    for name in ("wait", "waitpid", "wait3", "wait4"):
        _replace(os, name, _waiting)
    _replace(os, "kill", _killing)
    _replace(os, "write", _writing)
    _replace(os, "read", _reading)
    _replace(socket, "socketpair", _pairing)
    _replace(process.BaseProcess, "start", _starting)
    _replace(popen_forkserver.Popen, "poll", _polling)
    _replace(subprocess.Popen, "__init__", _opening)
    _replace(subprocess.Popen, "_handle_exitstatus", _polling)
    _replace(connection.Connection, "_send_bytes", _sending_bytes)
    _replace(connection.Connection, "_recv_bytes", _receiving_bytes)
    dumps = reduction.ForkingPickler.dumps
    _replaced.append((reduction.ForkingPickler, "dumps", vars(reduction.ForkingPickler)["dumps"]))
    reduction.ForkingPickler.dumps = staticmethod(_dumping(dumps))  # type: ignore[method-assign]


def _replace(owner: Any, name: str, make: Callable[[Any], Any]) -> None:
    if hasattr(owner, name):
        _replaced.append((owner, name, vars(owner)[name]))
        setattr(owner, name, make(getattr(owner, name)))


# ---- the life of processes


def _forking(fork: Any) -> Any:
    def noting_fork() -> int:
        pid: int = fork()
        if pid:
            note("start", pid, "")
        return pid

    return noting_fork


def _starting(start: Any) -> Any:
    def noting_start(self: Any) -> None:
        start(self)
        note("start", self.pid, show(self.name, _LONGEST)[1:-1])

    return noting_start


def _opening(init: Any) -> Any:
    def noting_init(self: Any, args: Any, *more: Any, **options: Any) -> None:
        init(self, args, *more, **options)
        first = args if isinstance(args, (str, bytes)) else next(iter(args), "")
        name = os.path.basename(os.fsdecode(first))  # noqa: PTH119 - a name, not a path
        note("start", self.pid, show(name, _LONGEST)[1:-1])

    return noting_init


def _waiting(wait: Any) -> Any:
    def noting_wait(*given: Any) -> Any:
        found = wait(*given)
        status = found[1]
        if found[0] and (os.WIFEXITED(status) or os.WIFSIGNALED(status)):
            _end(found[0], os.waitstatus_to_exitcode(status))
        return found

    return noting_wait


def _polling(poll: Any) -> Any:
    def noting_poll(self: Any, *given: Any) -> Any:
        found = poll(self, *given)
        if type(self.returncode) is int:
            _end(self.pid, self.returncode)
        return found

    return noting_poll


def _end(pid: int, code: int) -> None:
    if pid not in _ended:
        _ended.add(pid)
        note("end", pid, code)


def _killing(kill: Any) -> Any:
    def noting_kill(pid: int, number: int, /) -> None:
        if number:
            note("kill", pid, int(number))
        kill(pid, number)

    return noting_kill


# ---- messages


def _channel(fd: Any, *, out: bool) -> int:
    """The inode of a pipe or of one end of a pair; of TCP a number below 0 for each direction.

    0 of anything else, and where the other end cannot be told.
    """
    try:
        found = _fstat(fd)
        if stat.S_ISFIFO(found.st_mode):
            return found.st_ino
        return _direction(fd, out=out) if stat.S_ISSOCK(found.st_mode) else 0
    except (OSError, TypeError, ValueError):
        return 0


def _direction(fd: int, *, out: bool) -> int:
    end = socket.socket(fileno=fd)
    try:
        if end.family not in (socket.AF_INET, socket.AF_INET6):
            return _inode_of_pair(end)
        addresses = end.getsockname()[:2], end.getpeername()[:2]
        return -zlib.crc32(repr(addresses if out else addresses[::-1]).encode())
    finally:
        end.detach()


def _inode_of_pair(end: socket.socket) -> int:
    """Neither end of a pair has a name; of a connection to a listener, one has."""
    return 0 if end.getsockname() or end.getpeername() else _fstat(end.fileno()).st_ino


def _is_machinery() -> bool:
    """The library calls for itself, on the way to start a process or to keep track of names."""
    caller = sys._getframe(2)
    return caller.f_globals.get("__name__") in _MACHINERY or caller.f_code.co_name in _STARTS


def _is_greeting() -> bool:
    """The two ends of a new connection prove to each other that they know the key."""
    caller = sys._getframe(2).f_back
    return caller is not None and caller.f_code.co_name in _GREETINGS


def _writing(write: Any) -> Any:
    def noting_write(fd: int, data: Any, /) -> int:
        channel = 0 if _is_machinery() else _channel(fd, out=True)
        if not channel:
            return int(write(fd, data))
        done, size = 0, memoryview(data).nbytes
        note("send", channel, size, show(bytes(memoryview(data).cast("B")[:_LONGEST]), _LONGEST))
        try:
            done = int(write(fd, data))
        finally:
            if done != size:
                note("short", channel, done)
        return done

    return noting_write


def _reading(read: Any) -> Any:
    def noting_read(fd: int, count: int, /) -> bytes:
        data: bytes = read(fd, count)
        if data and not _is_machinery() and (channel := _channel(fd, out=False)):
            note("recv", channel, len(data))
        return data

    return noting_read


def _pairing(pair: Any) -> Any:
    def noting_pair(*given: Any, **options: Any) -> Any:
        ends = pair(*given, **options)
        note("pair", *[_fstat(each.fileno()).st_ino for each in ends])
        return ends

    return noting_pair


def _dumping(dumps: Any) -> Any:
    def noting_dumps(obj: Any, *given: Any, **options: Any) -> Any:
        data = dumps(obj, *given, **options)
        _sending.text = len(data), show(obj, _LONGEST)
        return data

    return noting_dumps


def _sending_bytes(send: Any) -> Any:
    def noting_send(self: Any, data: Any) -> None:
        size, text = getattr(_sending, "text", (-1, ""))
        _sending.text = -1, ""
        if size != len(data):
            text = show(bytes(memoryview(data)[:_LONGEST]), _LONGEST)
        channel = 0 if _is_greeting() else _channel(self._handle, out=True)
        if not channel:
            send(self, data)
            return
        note("send", channel, len(data) + 4, text)
        try:
            send(self, data)
        except BaseException:
            note("short", channel, 0)
            raise

    return noting_send


def _receiving_bytes(receive: Any) -> Any:
    def noting_receive(self: Any, *given: Any) -> Any:
        data = receive(self, *given)
        channel = 0 if data is None or _is_greeting() else _channel(self._handle, out=False)
        if channel:
            note("recv", channel, len(data.getvalue()) + 4)
        return data

    return noting_receive


def _is_fork_server() -> bool:
    """This process only forks others: it is no process of the program."""
    inherited = forkserver._forkserver._inherited_fds  # type: ignore[attr-defined]
    return inherited is None and any("multiprocessing.forkserver" in each for each in sys.orig_argv)


if __name__ == "__mp_main__" and os.environ.get(PATH):
    install(os.environ[PATH])
    if not _is_fork_server():
        note("born", os.getppid())
