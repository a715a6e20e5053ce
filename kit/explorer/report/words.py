"""The sentences of the report: ``texts/en.toml``, and other languages beside it."""

from __future__ import annotations

from kit.explorer.report.phrases import phrase
from kit.plain.language import chosen
from kit.plain.texts import Texts, texts_in

_PACKAGE = __package__ or ""


def _texts() -> Texts:
    return texts_in(_PACKAGE, chosen())


def say(group: str, key: str, **facts: object) -> str:
    """The sentence `key` of `group`, with its placeholders filled. KeyError if there is none."""
    return _texts()[group][key].format(**facts)


def known(group: str, key: str) -> bool:
    """Whether there is such a sentence."""
    return key in _texts().get(group, {})


def verb(word: str) -> str:
    """The verb of a step as the reader sees it."""
    return _texts()["verbs"].get(word, word)


def who(letter: str) -> str:
    """``A``, ``the main thread``."""
    return say("nouns", "main") if letter == "M" else letter


def things(items: tuple[str, ...]) -> str:
    """What a thread holds: ``self.lock and an event``."""
    return all_of(tuple(phrase(each) for each in items))


def counted(number: int, noun: str) -> str:
    """``1 step``, ``12,000 steps``."""
    return say("nouns", noun if number == 1 else noun + "s", n=f"{number:,}")


def any_of(items: tuple[str, ...]) -> str:
    """``0``, ``0 or 5``, ``0, 5 or 8``, ``0, 5, 8 or one of 4 other values``."""
    if len(items) > 4:
        rest = say("lists", "more", n=len(items) - 3)
        items = (*items[:3], rest)
    return _joined(items, _texts()["lists"]["or"])


def all_of(items: tuple[str, ...]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return _joined(items, _texts()["lists"]["and"])


def _joined(items: tuple[str, ...], last: str) -> str:
    if len(items) < 2:
        return "".join(items)
    comma = _texts()["lists"]["comma"]
    return f"{comma.join(items[:-1])}{last}{items[-1]}"
