"""The judge's side of the warm server: started at the first request, ended with the judge."""

from __future__ import annotations

import atexit
import contextlib
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Final

from kit.cell import tree
from kit.cell.patience import STRETCH
from kit.cell.reply import CellUnavailable
from kit.cell.wire import frame, read_frame, send_order

# Seconds beyond a request's last end after which the server itself must be stuck.
_MARGIN: Final = 15.0
_START: Final = 60.0
_KEPT_WORDS: Final = (
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH", "SYSTEMROOT",
)  # fmt: skip
_BOOT: Final = (
    "import sys; sys.path.insert(0, sys.argv.pop()); import kit.cell.server as s; s.main()"
)


class ServerDiedError(Exception):
    """The server ended. `started`: it had begun with the request."""

    def __init__(self, *, started: bool) -> None:
        super().__init__("the cell's server ended")
        self.started = started


class ServerStuckError(Exception):
    """The server gave no answer long after the deadline."""


def environment(mark: str) -> dict[str, str]:
    """What a submission sees of the judge's environment, and settings that make runs alike."""
    kept = {name: os.environ[name] for name in _KEPT_WORDS if name in os.environ}
    return {
        **kept,
        tree.MARK: mark,
        "MALLOC_ARENA_MAX": "2",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
    }


class WarmServer:
    """One warden, the server that it has forked last, and the sockets to them."""

    def __init__(self) -> None:
        self._mark = os.urandom(16).hex()
        self._folder = tempfile.mkdtemp(prefix=f"kit-{os.getpid()}-")
        self._orders, theirs = socket.socketpair()
        self._socket: socket.socket | None = None
        self._place: object = None
        self.pid = 0
        self._greeted = False
        with theirs:
            self._process = self._start(theirs)

    def _start(self, theirs: socket.socket) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-c", _BOOT, str(theirs.fileno()), self._folder]
        with Path(self._log).open("wb") as log:
            return subprocess.Popen(
                [*command, str(Path(__file__).parents[2])],
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment(self._mark),
            )

    @property
    def _log(self) -> str:
        return f"{self._folder}/server.log"

    def _say_hello(self) -> None:
        """Wait until it has started."""
        try:
            self._receive(self._orders, time.monotonic() + _START, started=False)
            self._greeted = True
        except (ServerDiedError, ServerStuckError):
            said = Path(self._log).read_text(encoding="utf-8", errors="replace")[-2000:]
            raise CellUnavailable(f"the cell's server does not start: {said}") from None

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """The facts about one request. `kill` it after any error."""
        if not self._greeted:
            self._say_hello()
        server = self._server_for(request)
        until = time.monotonic() + STRETCH * request["deadline"] + _MARGIN
        try:
            server.sendall(frame(request))
        except OSError:
            raise ServerDiedError(started=False) from None
        self._receive(server, until, started=False)
        return self._receive(server, until, started=True)

    def serves(self, request: dict[str, Any]) -> bool:
        """The server that runs now is the one for this request."""
        return self._socket is not None and _place_of(request) == self._place

    def _server_for(self, request: dict[str, Any]) -> socket.socket:
        if not self.serves(request):
            self._order(request)
            self._place = _place_of(request)
        assert self._socket is not None  # noqa: S101
        return self._socket

    def _order(self, request: dict[str, Any]) -> None:
        """Let the last server go, and have a new one. CellUnavailable when it is refused."""
        _hang_up(self._socket)
        self._socket, theirs = socket.socketpair()
        order = {
            "containment": request["containment"],
            "disk": request["limits"]["disk"],
            "folder": self._folder,
            "root": request["root"],
            "warden": self._process.pid,
        }
        with theirs:
            try:
                send_order(self._orders, order, theirs)
            except OSError:
                raise ServerDiedError(started=False) from None
        told = self._receive(self._socket, time.monotonic() + _START, started=False)
        if "refused" in told:
            raise CellUnavailable(f"the system refuses the containment: {told['refused']}")
        self.pid = told["server"]

    def _receive(self, end: socket.socket, until: float, *, started: bool) -> dict[str, Any]:
        poll = select.poll()
        poll.register(end, select.POLLIN)

        def read(count: int) -> bytes:
            if not poll.poll(max(0.0, 1000 * (until - time.monotonic()))):
                raise ServerStuckError
            return end.recv(count)

        try:
            message: dict[str, Any] | str = read_frame(read)
        except (EOFError, ConnectionError):
            raise ServerDiedError(started=started) from None
        return {"said": message} if isinstance(message, str) else message

    def close(self) -> None:
        """Hang up: the server ends its children and itself. Kills it when it does not."""
        _hang_up(self._socket, self._orders)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def kill(self) -> None:
        """End the server and all below it, whatever state they are in."""
        _hang_up(self._socket, self._orders)
        if self.pid:
            tree.kill(self.pid, signal.SIGKILL)
            tree.kill(self._process.pid, signal.SIGCONT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)  # The warden ends what the server left.
        self._process.kill()
        self._process.wait()
        tree.end_marked(self._mark)
        shutil.rmtree(self._folder, ignore_errors=True)


def _hang_up(*ends: socket.socket | None) -> None:
    """The other side hears it, also when a process that was forked from here has the end, too."""
    for end in ends:
        if end is not None:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


def _place_of(request: dict[str, Any]) -> object:
    """Equal for requests that may share a server: a contained one sees one submission only."""
    if not any(request["containment"].values()):
        return "any"
    return request["root"], request["containment"], request["limits"]["disk"]


_lock = threading.RLock()
_server: WarmServer | None = None
_owner = 0


def ask(request: dict[str, Any]) -> dict[str, Any]:
    """The facts about one request, from this process's own server, started when there is none.

    A server that has died since the last request is replaced without a word.
    ServerDiedError, ServerStuckError when it ended with this request; it is cleared away then.
    """
    with _lock:
        try:
            return _running().ask(request)
        except ServerDiedError as died:
            _discard()
            if died.started:
                raise
        except BaseException:  # also Ctrl-C and the runner's own timeout: nothing stays behind
            _discard()
            raise
        try:
            return _running().ask(request)
        except BaseException:
            _discard()
            raise


def prepare() -> None:
    """Start this process's server if there is none; who asks it first waits for it."""
    with _lock:
        _running()


def _running() -> WarmServer:
    """This process's server. One of a parent process is not ours to use."""
    global _server, _owner
    if _server is None or _owner != os.getpid():
        _server, _owner = WarmServer(), os.getpid()
        atexit.register(close)
    return _server


def _discard() -> None:
    global _server
    if _server is not None and _owner == os.getpid():
        server, _server = _server, None
        server.kill()


def close() -> None:
    """End this process's server, if there is one; the next request starts another."""
    global _server
    with _lock:
        atexit.unregister(close)
        if _server is not None and _owner == os.getpid():
            server, _server = _server, None
            server.close()


def is_running() -> bool:
    """This process has a server now."""
    return _server is not None and _owner == os.getpid()


def serves(request: dict[str, Any]) -> bool:
    """It is the one for this request."""
    return _server is not None and _owner == os.getpid() and _server.serves(request)
