"""What a child does to itself before it loads a submission; nothing of it can be undone."""

# ruff: noqa: PTH120, PTH208  it only has to be possible

from __future__ import annotations

import contextlib
import os
import resource
import sys
from typing import Any, Final

from kit.cell.sandbox import calls, landlock, namespaces, seccomp, user, view

_LINUX: Final = sys.platform.startswith("linux")
_THREADS: Final = 256


def confine(scratch: str, request: dict[str, Any]) -> None:
    """Apply the layers that the request names. OSError: the kit's problem, never the student's.

    scratch  the one folder that can be changed
    """
    if not _LINUX:
        return
    layers = request["containment"]
    calls.prctl(calls.NO_NEW_PRIVS, 1)
    if not any(layers.values()):
        return
    if layers["namespaces"]:
        os.setpriority(os.PRIO_PROCESS, 0, max(0, os.getpriority(os.PRIO_PROCESS, 0)))
        namespaces.leave_messages()
    user.become(request["user"])
    if layers["landlock"]:
        readable = [*view.readable(), request["root"], "/proc"]
        changeable = [scratch, view.SHARED_MEMORY, *view.DEVICES]
        if layers["namespaces"]:
            changeable.append(view.TERMINALS)  # Outside, they are those of everybody.
        else:
            readable = view.around(readable, view.KEPT_BACK)
        # Python imports the kit by a list of the folder that it lies in.
        landlock.restrict(readable, changeable, [os.path.dirname(view.KIT), view.KIT])
    seccomp.refuse_calls()
    os.listdir(request["root"])  # Whoever may not look at it would blame the submission for it.
    os.listdir(scratch)


def limit(limits: dict[str, int], request: dict[str, Any]) -> None:
    """Caps of the kernel on this process and each that it starts; none can be raised again."""
    caps = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": limits["file"] or None,
        "RLIMIT_AS": limits["memory"] or None,
        "RLIMIT_NOFILE": limits["descriptors"] or None,
        "RLIMIT_NPROC": _most_tasks(limits, request),
        "RLIMIT_CPU": _seconds(request),
    }
    for name, cap in caps.items():
        if cap is not None and hasattr(resource, name):
            with contextlib.suppress(OSError, ValueError):
                hard = resource.getrlimit(getattr(resource, name))[1]
                most = cap if hard == resource.RLIM_INFINITY else min(cap, hard)
                resource.setrlimit(getattr(resource, name), (most, most))


def _most_tasks(limits: dict[str, int], request: dict[str, Any]) -> int | None:
    """The system counts all processes and threads of a user: only for one that is the cell's."""
    alone = request["user"] or (request["containment"]["namespaces"] and user.counted_alone())
    return limits["processes"] + _THREADS if alone and limits["processes"] else None


def _seconds(request: dict[str, Any]) -> int | None:
    """Each process may compute for the whole time of a run, on every core."""
    if request["kind"] != "run":
        return None
    return int(request["deadline"] + 1) * (os.cpu_count() or 1)
