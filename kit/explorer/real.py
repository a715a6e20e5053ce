"""What waits for the real world, and is refused in an explored program."""

from __future__ import annotations

from typing import Any


class ProcessPoolExecutor:
    """Processes are real: they cannot be explored."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise NotImplementedError("processes are not explored: use ThreadPoolExecutor")
