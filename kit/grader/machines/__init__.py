"""Other machines: the executor ``dask``, which needs the extra of that name.

    executor   the order of things, in the process that grades
    dispatch   which worker gets which piece, and what is done about one that is lost
    pile       what is left to be given out
    room       the workers as dask knows them, on this machine or on others
    order      what goes to a worker and back, as bytes
    keeper     in a worker of dask: keeps judges, and never runs a check itself
    judge      a process below it: pytest and the checks, one piece after another

A submission runs in a cell of the judge, as on one machine. Nothing here is imported, dask
least of all, before somebody asks for this executor.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from typing import Final

from kit.grader.errors import SettingError
from kit.grader.executor import Executor
from kit.grader.hookspecs import hookimpl

NAME: Final = "dask"
NEEDS: Final = ("dask", "distributed", "cryptography")


class DaskExecutor:
    """The plugin that knows the executor ``dask``."""

    @hookimpl(trylast=True)
    def kit_executor(self, name: str, options: Mapping[str, str]) -> Executor | None:
        """None for any other name. SettingError where dask is not installed."""
        if name != NAME:
            return None
        missing = [each for each in NEEDS if importlib.util.find_spec(each) is None]
        if missing:
            raise SettingError(
                f"--executor dask needs {' and '.join(missing)}, not installed here:"
                " pip install 'concurrency-kit[dask]'"
            )
        from kit.grader.machines.executor import Machines  # noqa: PLC0415 - only when asked for

        return Machines(options)
