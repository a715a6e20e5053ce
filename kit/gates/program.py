"""A file of the submission as a program: started as a user starts it, in a session of its own.

    program = Program(answer, "--port", "0", stdin=text, environment={"AUTHKEY": "abc"})
    program.says("listening on")     # waits; False when it will not: it has ended, or only waits
    program.interrupt()              # Ctrl-C: a signal to all its processes
    program.end()                    # its exit code; None if it has to be killed
    print(program.out, program.err)

What it waits for is bounded by what the program does, not by the clock.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Final

from kit.gates import quiet

IDLE: Final = 250
AGAIN: Final = 50
"""Rounds of a wait for a program that was given up before."""
_PAUSE_MS: Final = 20
_RUN: Final = """\
import multiprocessing, runpy, sys
multiprocessing.set_start_method(sys.argv.pop(1))
sys.argv.pop(0)
runpy.run_path(sys.argv[0], run_name="__main__")
"""


class Program:
    """One run of the module's file.

    arguments     of the command line
    stdin         all that it can read
    environment   what is added to the environment of the scenario
    method        start method of its child processes, or None for the default
    terminal      its stderr is one
    prefix        a command that runs it, with its arguments
    """

    def __init__(  # noqa: PLR0913 - a process has that many sides
        self,
        module: ModuleType,
        *arguments: str,
        stdin: str = "",
        environment: Mapping[str, str] | None = None,
        method: str | None = None,
        terminal: bool = False,
        prefix: Sequence[str] = (),
    ) -> None:
        self._module = module
        self.err = ""
        self._given_up = False
        self._out = tempfile.TemporaryFile()  # noqa: SIM115 - closed at the end
        self._ours, theirs = os.openpty() if terminal else os.pipe()
        os.set_blocking(self._ours, False)
        how = ["-c", _RUN, method] if method is not None else []
        with tempfile.TemporaryFile() as given:
            given.write(stdin.encode())
            given.seek(0)
            self._process = subprocess.Popen(
                [*prefix, sys.executable, *how, str(module.__file__), *arguments],
                stdin=given, stdout=self._out, stderr=theirs, start_new_session=True,
                env={**os.environ, **(environment or {})},
            )  # fmt: skip
        os.close(theirs)
        self.pid: Final = self._process.pid

    @property
    def out(self) -> str:
        """What it has written to stdout."""
        self._out.seek(0)
        return self._out.read().decode("utf-8", "backslashreplace")

    @property
    def running(self) -> bool:
        """It has not ended yet."""
        return self._process.poll() is None

    def says(self, text: str, *, times: int = 1) -> bool:
        """Wait until this stands on stderr, so often. False: it will not."""
        return self.wait_until(lambda: self.err.count(text) >= times)

    def wait_until(self, done: Callable[[], bool]) -> bool:
        """Bounded by what the program does: it gives up when it has ended, or only waits."""
        idle, most = 0, AGAIN if self._given_up else IDLE
        while not done():
            ended = self._process.poll() is not None
            self._read()
            if ended or idle >= most:
                came = done()
                self._given_up = not came and not ended
                return came
            select.poll().poll(_PAUSE_MS)
            idle += not quiet.anybody_runs(quiet.observe(self.pid))
        return True

    def interrupt(self) -> None:
        """What Ctrl-C does at a terminal."""
        self._signal(signal.SIGINT)

    def kill(self) -> None:
        """SIGKILL to the program, not to its children."""
        self._process.kill()
        self._process.wait()

    def end(self) -> int | None:
        """Its exit code once it has ended; None when it does not, and is killed."""
        ended = self.wait_until(lambda: self._process.poll() is not None)
        if not ended:
            self._signal(signal.SIGKILL)
            self._process.wait()
        self._read()
        os.close(self._ours)
        if "NotImplementedError: TODO" in self.err:
            self._raise_todo()
        return self._process.returncode if ended else None

    def close(self) -> None:
        """Forget what it wrote."""
        self._out.close()

    def _raise_todo(self) -> None:
        """The stub's own exception, in the scenario, from the stub's own file."""
        text = self.err.rpartition("NotImplementedError: ")[2].splitlines()[0]
        code = compile(f"raise NotImplementedError({text!r})", str(self._module.__file__), "exec")
        exec(code, {})  # noqa: S102 - a line of ours; its frame is what counts

    def _signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, number)

    def _read(self) -> None:
        with contextlib.suppress(OSError):  # nothing there, or a terminal that nobody holds
            while piece := os.read(self._ours, 65_536):
                self.err += piece.decode("utf-8", "backslashreplace")
