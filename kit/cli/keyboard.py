"""Single keys from the terminal, without Enter; the terminal is put back as it was."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from typing import NoReturn


class Keyboard:
    """Readable (`fileno`) when a key was pressed."""

    def __init__(self, number: int) -> None:
        self._number = number

    def fileno(self) -> int:
        """The descriptor of the terminal."""
        return self._number

    def read(self) -> str:
        """The keys pressed since, as letters; "" at the end of the input."""
        return os.read(self._number, 64).decode(errors="ignore")


@contextlib.contextmanager
def keys() -> Iterator[Keyboard | None]:
    """The keyboard while the block runs; None where the input is no terminal."""
    if not sys.stdin.isatty():
        yield None
        return
    import termios  # noqa: PLC0415 - there is none without a terminal
    import tty  # noqa: PLC0415 - the same

    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)

    def again(*_: object) -> None:
        tty.setcbreak(number, termios.TCSANOW)

    woken = signal.signal(signal.SIGCONT, again)  # Ctrl-Z and fg: the shell has set its own
    try:
        again()
        yield Keyboard(number)
    finally:
        signal.signal(signal.SIGCONT, woken)
        termios.tcsetattr(number, termios.TCSANOW, before)


@contextlib.contextmanager
def terminated_like_ctrl_c() -> Iterator[None]:
    """SIGTERM and SIGHUP unwind as Ctrl-C does, so that everything is put back and ended."""

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, interrupt) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
