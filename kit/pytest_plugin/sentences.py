"""The sentences of a failing check, from ``texts/``, in the reader's language."""

from __future__ import annotations

from kit.plain import texts


def say(group: str, key: str, **facts: object) -> str:
    """The sentence `key` of `group`, with its places filled. KeyError if there is none."""
    return texts.say(__package__ or "", group, key, **facts)
