"""The sentences of a failing check, from ``texts/``, in the reader's language."""

from __future__ import annotations

from kit.plain import phrases, texts


def say(group: str, key: str, **facts: object) -> str:
    """The sentence `key` of `group`, with its places filled. KeyError if there is none."""
    return texts.say(__package__ or "", group, key, **facts)


def phrase(group: str, text: str) -> str:
    """What the cell says in English (why a run ended, what was left), in the reader's language."""
    return phrases.phrase(__package__ or "", group, text)
