"""`functools.lru_cache` of the explored program: looking into a cache and filling it are steps."""

from __future__ import annotations

import functools
from typing import Any

from kit.explorer.scheduler import SCHEDULER as S


def lru_cache(maxsize: Any = 128, typed: Any = False) -> Any:  # noqa: FBT002
    """As `functools.lru_cache`; to look into the cache and to fill it are two visible steps."""
    if callable(maxsize):
        return _cached(maxsize, functools.lru_cache(128, typed))
    return lambda function: _cached(function, functools.lru_cache(maxsize, typed))


def cache(function: Any) -> Any:
    """As `functools.cache`."""
    return lru_cache(None)(function)


def _cached(function: Any, decorate: Any) -> Any:
    @functools.wraps(function)
    def fill(*args: Any, **kwargs: Any) -> Any:
        value = function(*args, **kwargs)
        if not S.alone:
            S.sync(store, "fills", changes=True)
        return value

    store = decorate(fill)

    @functools.wraps(function)
    def look(*args: Any, **kwargs: Any) -> Any:
        if not S.alone:
            S.sync(store, "looks into", changes=False)
        return store(*args, **kwargs)

    for name in ("cache_info", "cache_clear", "cache_parameters"):
        setattr(look, name, getattr(store, name))
    return look
