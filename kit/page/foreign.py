"""Text that is not ours, as it may stand in a page."""

from __future__ import annotations

import html
import unicodedata
from typing import Final

MOST_TEXT: Final = 20_000
_KEPT: Final = "\n\t"
_UNSEEN: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


def visible(text: str) -> str:
    """What cannot be seen, or turns the direction of text, becomes an escape that can be read."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(letter: str) -> str:
    if letter in _KEPT or unicodedata.category(letter) not in _UNSEEN:
        return letter
    code = ord(letter)
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )


def escape(text: str) -> str:
    """Text as HTML that shows it, cut where it is very long."""
    cut = text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + " ..."
    return html.escape(visible(cut))
