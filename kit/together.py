"""Run several callables at the same time, each in a thread of its own.

The module is executed twice: as it is for real threads, and over the explored library
when a scenario runs under the explorer.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def together(*calls: Callable[[], Any]) -> list[Any]:
    """Call each in its own thread, wait for all, return their results in order.

    Raises the exception of the first call that raised, once all threads have ended.
    """
    results: list[Any] = [None] * len(calls)
    errors: list[BaseException | None] = [None] * len(calls)

    def run(index: int, call: Callable[[], Any]) -> None:
        try:
            results[index] = call()
        except BaseException as error:  # noqa: BLE001  raised again in the caller
            errors[index] = error

    threads = [threading.Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
