"""What dask does by itself when a worker dies: why the kit gives out its pieces itself.

    python benchmarks/worker_losses.py

blamed   of 40 tasks on two workers with two threads each, one of which is killed: those that dask
         counts as suspects
workers  that one task takes with it, which kills whoever runs it

Each by a setting of the scheduler. The kit binds each piece to a worker, gives it what it can work
at and no more, and gives out again what is lost. Needs the extra `dask`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import threading
from typing import Any

import dask
from distributed import Client, LocalCluster
from distributed.scheduler import KilledWorker

TASKS = 40
THREADS = 2
SATURATIONS = (1.0, 1.1, float("inf"))
FAILURES = (0, 3)


def wait(_: int) -> None:
    """A task that is still running when its worker dies."""
    threading.Event().wait()


def poison() -> None:
    """A task that kills its worker."""
    os.kill(os.getpid(), signal.SIGKILL)


def cluster(threads: int) -> LocalCluster:
    """Two workers."""
    return LocalCluster(
        n_workers=2,
        threads_per_worker=threads,
        asynchronous=True,
        dashboard_address=None,
        memory_limit=0,
        silence_logs=logging.CRITICAL,
    )


async def until(condition: Any) -> None:
    """Look again and again."""
    while not condition():  # noqa: ASYNC110 - dask has no event for it
        await asyncio.sleep(0.05)


async def blamed() -> int:
    """Suspects when one of two workers is killed."""
    async with cluster(THREADS) as two, Client(two, asynchronous=True) as client:
        tasks = client.map(wait, range(TASKS), pure=False)
        scheduler = two.scheduler
        await until(lambda: sum(len(each.processing) for each in scheduler.workers.values()) >= 4)
        await asyncio.sleep(1)  # whatever else it wants to give them
        os.kill(next(iter(two.workers.values())).process.pid, signal.SIGKILL)
        await until(lambda: any(each.suspicious for each in scheduler.tasks.values()))
        count = sum(each.suspicious > 0 for each in scheduler.tasks.values())
        await client.cancel(tasks)
        await until(lambda: len(two.scheduler.workers) == 2)
    return count


async def killed() -> int:
    """Workers that die of one task."""
    async with cluster(1) as two, Client(two, asynchronous=True) as client:
        with contextlib.suppress(KilledWorker):
            await client.submit(poison)
        count = int(two.scheduler._workers_removed_total)  # noqa: SLF001 - it has no other name
        await until(lambda: len(two.scheduler.workers) == 2)
    return count


def under(job: Any, **settings: float) -> int:
    """The answer with these settings of the scheduler."""
    names = {
        f"distributed.scheduler.{key.replace('_', '-')}": each for key, each in settings.items()
    }
    with dask.config.set(names):
        return int(asyncio.run(job()))


def main() -> None:
    """Print both tables."""
    logging.disable(logging.CRITICAL)
    print("| worker-saturation | tasks blamed |\n|---|---|")
    for each in SATURATIONS:
        count = under(blamed, worker_saturation=each, allowed_failures=3)
        print(f"| {each} | {count}, of which {THREADS} ran |", flush=True)
    print("\n| allowed-failures | workers that die of one task |\n|---|---|")
    for failures in FAILURES:
        print(f"| {failures} | {under(killed, allowed_failures=failures)} |", flush=True)


if __name__ == "__main__":
    main()
