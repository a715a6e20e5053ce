"""The caches of `functools` in the explored program: to look into one and to fill it are steps."""

from __future__ import annotations

import functools
import sys
from typing import Any

from kit.explorer.locks import RLock
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


class cached_property(functools.cached_property):  # type: ignore[type-arg]  # noqa: N801
    """As `functools.cached_property`, which holds a lock up to 3.11 and none since."""

    def __init__(self, func: Any) -> None:
        super().__init__(func)
        self.explored_lock = RLock() if sys.version_info < (3, 12) else None

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        """The value, computed if the instance does not have it yet."""
        if instance is None or S.alone or self.attrname in instance.__dict__:
            return super().__get__(instance, owner)
        if self.explored_lock is None:
            return self._compute(instance)
        with self.explored_lock:
            if self.attrname in instance.__dict__:
                return instance.__dict__[self.attrname]
            return self._compute(instance)

    def _compute(self, instance: Any) -> Any:
        S.sync(self, "looks into", changes=False)
        if self.attrname in instance.__dict__:
            return instance.__dict__[self.attrname]
        value = self.func(instance)
        S.sync(self, "fills", changes=True)
        instance.__dict__[self.attrname] = value
        return value
