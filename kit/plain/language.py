"""In which language a reader is addressed: ``KIT_LANG``, else the locale, else English."""

from __future__ import annotations

import os
from typing import Final, TextIO

DEFAULT: Final = "en"
LANGUAGES: Final = (DEFAULT, "zh")
VARIABLE: Final = "KIT_LANG"
_SAMPLES: Final = {"zh": "\u4e2d"}
_LOCALES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def chosen() -> str:
    """One of `LANGUAGES`: what the reader asks for, English where there is no such text."""
    wanted = os.environ.get(VARIABLE) or _locale()
    found = wanted.replace("-", "_").partition("_")[0].lower()
    return found if found in LANGUAGES else DEFAULT


def choose(language: str) -> None:
    """For this process and those that it starts. ValueError for a language without texts."""
    if language not in LANGUAGES:
        raise ValueError(f"there are no texts in {language!r}, only in {', '.join(LANGUAGES)}")
    os.environ[VARIABLE] = language


def choose_for(screen: TextIO | None) -> None:
    """English where the screen has no letters for the chosen language."""
    try:
        _SAMPLES.get(chosen(), "").encode(screen.encoding if screen else "utf-8")
    except (UnicodeEncodeError, LookupError):
        choose(DEFAULT)


def _locale() -> str:
    """As the C library reads it: the first of them that is set decides."""
    return next((value for name in _LOCALES if (value := os.environ.get(name))), DEFAULT)
