"""What the explorer says in words of its own, in the reader's language.

things    what a thread waits for or holds        states    what a shared thing is like
coverage  what was explored, and how far it can be trusted
"""

from __future__ import annotations

from typing import Final

from kit.plain import phrases
from kit.plain.texts import texts_in

_PACKAGE: Final = __package__ or ""


def phrase(text: str, group: str = "things", language: str | None = None) -> str:
    """The same in the reader's language; the text itself if it is none of the explorer's."""
    return phrases.phrase(_PACKAGE, group, text, language)


def verbs_in(language: str) -> dict[str, str]:
    """The verbs of steps as a reader of the language sees them."""
    return texts_in(_PACKAGE, language)["verbs"]
