"""The one escape at the rendering edge: text of a submission, made harmless for each reader.

Names, messages and printed text come from submissions and rosters. Every report passes them
through exactly one of these functions, the one of its format, at the moment of writing; values
of the model hold the raw text.
"""

from __future__ import annotations

import hashlib
import html as _html
import re
import unicodedata
from typing import Final

MOST: Final = 20_000
"""Characters of one text that a report shows."""

_LONGEST_NAME: Final = 120
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&@:])")
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BAD: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain(text: str, *, lines: bool = False, most: int = MOST) -> str:
    r"""For a terminal and any plain file: control, bidi and other unseen characters as ``\x1b``.

    lines   keep line ends; without, they are escaped too
    most    characters; the rest is cut off and told
    """
    kept = text if len(text) <= most else f"{text[:most]}... ({len(text) - most} more characters)"
    if kept.isascii() and kept.isprintable():
        return kept
    return "".join(_seen(each, lines=lines) for each in kept)


def _seen(character: str, *, lines: bool) -> str:
    if character == "\n" and lines:
        return character
    if unicodedata.category(character) not in _BAD:
        return character
    code = ord(character)
    if code < 0x100:
        return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(character, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def cell(text: str) -> str:
    """For a cell of a CSV file: no spreadsheet takes it for a formula. Numbers stay numbers.

    Quoting is the business of the `csv` module.
    """
    safe = plain(text, lines=True)
    if safe.lstrip(" \u00a0\n").startswith(_FORMULA) and not _NUMBER.fullmatch(safe):
        return f"'{safe}"
    return safe


def html(text: str) -> str:
    """For the text of an HTML element or a quoted attribute."""
    return _html.escape(plain(text, lines=True), quote=True)


def xml(text: str) -> str:
    """For XML: what the standard does not allow at all is escaped in words; markup is quoted."""
    return _html.escape(_NO_XML.sub("?", plain(text, lines=True)), quote=True)


def markdown(text: str) -> str:
    """For running text in Markdown: one line, in which nothing is markup, a link or a mention."""
    return _MARKDOWN.sub(r"\\\1", plain(text))


def markdown_block(text: str) -> str:
    """For Markdown as a fenced block, whose fence is longer than any in the text."""
    safe = plain(text, lines=True)
    longest = max((len(run) for run in re.findall("`+", safe)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{safe}\n{fence}"


def command(text: str) -> str:
    """For the message of a workflow command of a CI (``::error::MESSAGE``)."""
    return _percent(plain(text, lines=True))


def command_property(text: str) -> str:
    """For a property of a workflow command (``file=...``)."""
    return _percent(plain(text)).replace(":", "%3A").replace(",", "%2C")


def _percent(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def no_commands(text: str, *, most: int = MOST) -> str:
    """For a text that may end in the log of a CI, which takes some lines for commands.

    These start with ``::``, blanks or not, or have ``##[`` anywhere.
    """
    safe = plain(text, lines=True, most=most)
    return re.sub(r"(?m)^(\s*)(?=::)", r"\1| ", safe).replace("##[", "## [")


def file_name(text: str) -> str:
    """For the name of a file, from an id in any script; different ids give different names."""
    name = unicodedata.normalize("NFC", text)
    kept = "".join(
        each if each.isascii() and (each.isalnum() or each in "_-") else _percented(each)
        for each in name
    )
    if len(kept) > _LONGEST_NAME:
        rest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return f"{kept[:_LONGEST_NAME]}~{rest}"
    return kept or "%"


def _percented(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
