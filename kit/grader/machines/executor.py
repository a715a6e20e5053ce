"""The executor ``dask``: the order of things, in the process that grades."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import uuid
from collections.abc import Iterator, Mapping
from typing import Final

from kit.cell import Containment, Level
from kit.grader.errors import SettingError
from kit.grader.executor import Tell
from kit.grader.machines import order
from kit.grader.machines.dispatch import Dispatch
from kit.grader.machines.room import local_room, remote_room
from kit.grader.plan import Plan

_PATIENCE: Final = 60.0
_CONNECT: Final = 15.0
_NEVER: Final = logging.CRITICAL + 1


class Machines:
    """Workers of dask: those of a scheduler, or as many as there are jobs on this machine.

    options of the executor:
        scheduler  the scheduler's address; without it, a cluster on this machine
        jobs       workers of that cluster
        patience   seconds to wait for a worker [60]
        connect    seconds to wait for the scheduler [15]
    """

    def __init__(self, options: Mapping[str, str]) -> None:
        self._address = options.get("scheduler", "")
        self._jobs = max(1, int(options.get("jobs", "1")))
        self._patience = _seconds(options, "patience", _PATIENCE)
        self._connect = _seconds(options, "connect", _CONNECT)

    def run(self, plan: Plan, tell: Tell) -> None:
        """See `Executor`."""
        if self._address:
            _refuse_open_door(self._address, Containment(**plan.containment).level)
        with _quiet():
            asyncio.run(self._run(plan, tell))

    async def _run(self, plan: Plan, tell: Tell) -> None:
        run = uuid.uuid4().hex
        head = order.header(run, plan)
        if self._address:
            found = remote_room(self._address, run, connect=self._connect)
        else:
            found = local_room(self._jobs, run)
        async with found as room:
            await Dispatch(room, plan, head, tell, self._patience).run()


def _seconds(options: Mapping[str, str], name: str, default: float) -> float:
    text = options.get(name, "")
    try:
        return float(text) if text else default
    except ValueError:
        raise SettingError(f"-o {name}: must be seconds, got {text!r}") from None


def _refuse_open_door(address: str, level: Level) -> None:
    """Whoever reaches a scheduler without TLS can run anything, so no submission may."""
    if not address.startswith("tls://") and Level.LIMITS < level < Level.NAMESPACES:
        raise SettingError(
            f"--scheduler {address}: a submission could talk to it and change grades, since this"
            f" machine offers {level.word} and so the network is open to it. Use a scheduler with"
            " TLS (tls://...), see docs/more-machines.md, or --allow-unprotected"
        )


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """What dask would say of a lost worker is said in our words."""
    names = [name for name in logging.root.manager.loggerDict
             if name.partition(".")[0] in ("distributed", "tornado")]  # fmt: skip
    logging.getLogger("distributed.diskutils").setLevel(_NEVER)  # it has words at the very end, too
    loggers = [logging.getLogger(name) for name in ("distributed", "tornado", *names)]
    levels = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(_NEVER)
    try:
        yield
    finally:
        for each, level in zip(loggers, levels, strict=True):
            each.setLevel(level)
