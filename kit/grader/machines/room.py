"""The workers, as dask knows them: a cluster on this machine, or those of a scheduler."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import CancelledError
from multiprocessing import resource_tracker
from typing import Any, Final

import dask
import psutil
from distributed import Client, LocalCluster, Security
from distributed.scheduler import KilledWorker

from kit.grader import leftovers
from kit.grader.errors import GraderError
from kit.grader.machines import keeper
from kit.grader.machines.dispatch import LostError, UnfitError

_OURS: Final = {
    # A piece that loses its worker is ours to give out again, and concerns no other.
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.worker-saturation": 1.0,
    "distributed.scheduler.work-stealing": False,
    "distributed.worker.profile.enabled": False,
    # Nobody else looks on.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.nanny.pre-spawn-environ": {},
}
_SPAWNED: Final = "--multiprocessing-fork"
_FAREWELL: Final = 5.0
_FAREWELL_HERE: Final = 30.0


class DaskRoom:
    """See `Room`. `job` answers an order, on the worker."""

    job: Callable[[bytes], bytes] = staticmethod(keeper.answer)

    def __init__(self, client: Any, place: str, address: str) -> None:
        self._client = client
        self.place = place
        self.start = f"dask worker {address}"

    async def workers(self) -> Mapping[str, int]:
        """See `Room`."""
        try:
            found: dict[str, int] = await self._client.nthreads()
        except (OSError, TimeoutError, RuntimeError) as error:
            raise LostError(_words(error)) from None
        return found

    async def ask(self, worker: str, data: bytes) -> bytes:
        """See `Room`."""
        future = self._client.submit(
            self.job, data, workers=[worker], allow_other_workers=False, pure=False, retries=0
        )
        try:
            answer: bytes = await future
        except (KilledWorker, CancelledError) as error:
            raise LostError(str(error)) from None
        except Exception as error:  # noqa: BLE001 - whatever it is that the worker lacks
            raise UnfitError(
                f"it cannot run the kit ({_words(error)}); install the same one there"
            ) from None
        finally:
            future.release()
        return answer


@contextlib.asynccontextmanager
async def remote_room(address: str, run: str, *, connect: float) -> AsyncIterator[DaskRoom]:
    """The workers of a scheduler. GraderError when it does not answer."""
    client = Client(address, asynchronous=True, timeout=connect, set_as_default=False)
    try:
        await client
    except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
        with contextlib.suppress(Exception):
            await client.close()
        raise GraderError(
            f"no scheduler of dask answers at {address} ({_words(error)}). Is it started there,"
            " with `dask scheduler`, and can this machine reach that port? Without --scheduler,"
            " this machine is used"
        ) from None
    try:
        yield DaskRoom(client, address, address)
    finally:
        await _say_farewell(client, run, _FAREWELL)
        await client.close()


@contextlib.asynccontextmanager
async def local_room(workers: int, run: str) -> AsyncIterator[DaskRoom]:
    """Workers on this machine, that nobody else can talk to: each has the key, in memory."""
    prefix = leftovers.prefix(leftovers.SESSION)
    with (
        tempfile.TemporaryDirectory(prefix=prefix) as folder,
        dask.config.set({**_OURS, "temporary-directory": folder}),
    ):
        cluster = LocalCluster(
            asynchronous=True,
            dashboard_address=None,
            local_directory=folder,
            memory_limit=0,
            n_workers=workers,
            preload=[keeper.__name__],
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            security=Security.temporary(),
            silence_logs=logging.CRITICAL,
            threads_per_worker=1,
        )
        async with _started(cluster):
            client = await Client(cluster, asynchronous=True, set_as_default=False)
            try:
                yield DaskRoom(client, "this machine", cluster.scheduler_address)
            finally:
                _wake(cluster)
                await _say_farewell(client, run, _FAREWELL_HERE)
                await client.close()


@contextlib.asynccontextmanager
async def _started(cluster: Any) -> AsyncIterator[None]:
    """Processes that are started here never see Ctrl-C; they end with this, whatever fails."""
    others = {each.pid for each in psutil.Process().children()}
    resource_tracker.ensure_running()  # it sets the mask itself, when it starts
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        try:
            await cluster
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        yield
    finally:
        await _ended(cluster, others)


async def _ended(cluster: Any, others: set[int]) -> None:
    """A worker that is just being started again may make dask's own end fail."""
    try:
        await cluster.close()
    except Exception:  # noqa: BLE001 - whatever it is, what it leaves is ended here
        for each in psutil.Process().children():
            with contextlib.suppress(psutil.Error):
                if each.pid not in others and _SPAWNED in each.cmdline():
                    each.kill()
                    each.wait(_FAREWELL)


def _wake(cluster: Any) -> None:
    """A worker that was stopped could not end."""
    for nanny in cluster.workers.values():
        with contextlib.suppress(OSError, AttributeError, TypeError):
            os.kill(nanny.process.pid, signal.SIGCONT)


async def _say_farewell(client: Any, run: str, patience: float) -> None:
    """The judges of the run end; who does not hear it ends them after a while."""
    with contextlib.suppress(Exception):
        async with asyncio.timeout(patience):
            await client.run(keeper.dismiss, run, on_error="ignore")


def _words(error: BaseException) -> str:
    return " ".join(str(error).split())[:200].rstrip(".") or type(error).__name__
