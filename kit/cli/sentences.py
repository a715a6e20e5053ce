"""The sentences of the commands, from ``texts/``, in the reader's language."""

from __future__ import annotations

from typing import Final

from kit.plain import phrases, texts

_PACKAGE: Final = "kit.cli"


def say(group: str, key: str, **facts: object) -> str:
    """The sentence `key` of `group`, with its places filled. KeyError if there is none."""
    return texts.say(_PACKAGE, group, key, **facts)


def phrase(group: str, text: str) -> str:
    """What other parts of the kit say in English, in the reader's language; see `phrases`."""
    return phrases.phrase(_PACKAGE, group, text)
