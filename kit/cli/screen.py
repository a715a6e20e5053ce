"""Plain lines for the learner's screen: in its width, in its characters, in its colours."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Final

from kit.plain.width import columns, wrap

WIDEST: Final = 80
NARROWEST: Final = 40
_MOST_ROWS: Final = 20
_STYLES: Final = {"done": "32", "fail": "31", "todo": "33", "skip": "33"}


def tell(*lines: str) -> None:
    """Print these lines now. What the screen cannot show becomes an escape; see `kit.cli`."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def folded(text: str, room: int) -> list[str]:
    """The text in lines of at most `room` columns; as it stands where it fits into one."""
    return [text] if columns(text) <= room else wrap(text, room, lines=_MOST_ROWS)


def width() -> int:
    """Columns that a text may take."""
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size().columns))


def painted(text: str, state: str) -> str:
    """The text in the colour of that state, where the screen has colours; words say it all."""
    colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    if not colours or state not in _STYLES or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{_STYLES[state]}m{text}\x1b[0m"


def clear() -> None:
    """Begin a new page, where there is one."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        sys.stdout.write("\x1b[H\x1b[2J")
