r"""Text measured in columns of a terminal, and made safe to print there.

A wide character (East Asian) takes 2 columns, a combining mark none. What could move
the cursor, change a colour or turn the direction of writing is shown as an escape
such as ``\x1b``; so are characters outside ASCII when the reader's screen has only that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

ELLIPSIS = "..."
_CLOSING = ("Pe", "Pf", "Po")
_LONGEST = 2_000
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_MARKS = ("Mn", "Me")


def _one(char: str, *, ascii_only: bool) -> str:
    if " " <= char <= "~":
        return char
    kind = unicodedata.category(char)
    if kind == "Zs" or char == "\t":
        return " "
    if kind in _HIDDEN or ascii_only or len(unicodedata.normalize("NFC", char)) != 1:
        return char.encode("unicode_escape").decode("ascii")
    return char


def safe(text: str, *, ascii_only: bool = False) -> str:
    """The text with nothing in it but characters that take their own columns.

    Applying it twice changes nothing more. Text after 2,000 characters is cut.
    """
    if text.isascii() and text.isprintable() and len(text) <= _LONGEST:
        return text
    if len(text) > _LONGEST:
        text = text[: _LONGEST - len(ELLIPSIS)] + ELLIPSIS
    return "".join(_one(char, ascii_only=ascii_only) for char in text)


def _columns_of(char: str) -> int:
    if char < "\x7f":
        return 1
    if unicodedata.category(char) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def columns(text: str) -> int:
    """How many columns the text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(char) for char in text)


def _head(text: str, room: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += _columns_of(char)
        if used > room:
            return text[:index]
    return text


def cut(text: str, room: int) -> str:
    """The text in at most `room` columns; what is cut ends in ``...``."""
    if columns(text) <= room:
        return text
    if room <= len(ELLIPSIS):
        return _head(text, max(room, 0))
    return _head(text, room - len(ELLIPSIS)).rstrip() + ELLIPSIS


def left(text: str, room: int) -> str:
    """The text cut and filled with spaces on its right, exactly `room` columns."""
    text = cut(text, room)
    return text + " " * (room - columns(text))


def right(text: str, room: int) -> str:
    """The text cut and filled with spaces on its left, exactly `room` columns."""
    text = cut(text, room)
    return " " * (room - columns(text)) + text


def _pieces(word: str, room: int) -> list[str]:
    pieces = []
    while columns(word) > room:
        head = _head(word, room) or word[:1]
        pieces.append(head)
        word = word[len(head) :]
    return [*pieces, word]


def _words(text: str, room: int, *, whole: bool) -> Iterator[tuple[str, str]]:
    """What may stand at the start of a line, each with the space before it, or none.

    Unless words stay whole, a line may begin at any wide character, as these are written without
    spaces between words, but not with a mark that closes something.
    """
    for word in text.split(" "):
        gap = " "
        for part in [word] if whole or word.isascii() else _parts(word):
            for piece in _pieces(part, room):
                if piece:
                    yield gap, piece
                gap = ""


def _parts(word: str) -> list[str]:
    parts: list[str] = []
    wide = True
    for char in word:
        before, wide = wide, _columns_of(char) == 2
        if parts and (unicodedata.category(char) in _CLOSING or not (before or wide)):
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def wrap(text: str, room: int, *, lines: int, whole: bool = False) -> list[str]:
    """The text in lines of at most `room` columns; what does not fit in `lines` is cut.

    whole   what stands between spaces is kept in one line, if it fits: a command
    """
    rows: list[str] = []
    used = 0  # rows that are full
    for gap, word in _words(text, room, whole=whole):
        fits = rows and columns(rows[-1]) + len(gap) + columns(word) <= room
        if fits or used == lines:
            rows[-1] += gap + word
        else:
            used += 1
            rows.append(word)
    if rows:
        rows[-1] = cut(rows[-1], room)
    return rows
