"""The end of a manager's server, as its workers see it.

A server of CPython that is told to stop may answer a call that it has not even read with None:
`accept_connection` returns once `serve_client` sees the stop, and its caller sends what it has
returned. Which worker meets this, if any, is chance, and most programs then take None for what
they have asked for. A check of anything else must not depend on it.
"""

from __future__ import annotations

import sys
from multiprocessing.managers import Server
from typing import Any


def end_silently() -> None:
    """From now on a connection ends with an end of file; in servers that are forked from here."""
    accept = Server.accept_connection

    def accept_connection(self: Server, c: Any, name: str) -> None:
        accept(self, c, name)
        sys.exit(0)  # what `serve_client` does at an end of file: the thread ends and says nothing

    Server.accept_connection = accept_connection  # type: ignore[method-assign]
