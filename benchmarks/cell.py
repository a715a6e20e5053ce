"""What a request costs: medians in milliseconds.

python benchmarks/cell.py [REQUESTS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cloudpickle

from kit.cell import Cell, warm

STUB = "01_bare/answer.py"
SOURCE = """
import os, threading

def answer():
    return 1

def thread():
    worker = threading.Thread(target=answer)
    worker.start()
    worker.join()

def fork():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)

def text():
    return "x" * 1_000_000

def crash():
    os._exit(1)
"""


def milliseconds(call: Callable[[], object]) -> float:
    """How long the call takes."""
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def scenario(module: Any, name: str) -> object:
    """Runs in the cell."""
    return getattr(module, name)()


def bare_fork() -> None:
    """What every check of process code pays at least: a child that writes a result, and its end."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writer, b"25")
        os._exit(0)
    os.close(writer)
    os.read(reader, 16)
    os.close(reader)
    os.waitpid(pid, 0)


def process_check(answer: Any) -> object:
    """Runs in the cell: the same as a check of it does, by way of the solution."""
    return answer.fork_map(abs, [-25])


def show_process_check(count: int) -> None:
    """A whole check (fork, result, leftovers counted), above the bare fork."""
    cell = Cell(Path(__file__).parents[1] / "solutions")
    stub = "01_fork/fork_map.py"
    reply = cell.run(stub, process_check)
    if reply.value != [25] or reply.left_behind:
        sys.exit(f"the check does not work: {reply}")
    bare = statistics.median(milliseconds(bare_fork) for _ in range(count))
    check = statistics.median(
        milliseconds(lambda: cell.run(stub, process_check)) for _ in range(count)
    )
    print(f"{'a bare fork':32} {bare:8.2f} ms")
    print(f"{'a process check':32} {check:8.2f} ms   above the bare fork: {check - bare:.2f} ms")


def main() -> None:
    """Measure and print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    with tempfile.TemporaryDirectory() as folder:
        stub = Path(folder, "ana", STUB)
        stub.parent.mkdir(parents=True)
        stub.write_text(SOURCE, encoding="utf-8")
        cell = Cell(stub.parents[1])
        first = milliseconds(lambda: cell.run(STUB, scenario, "answer"))
        print(f"{'first call (starts the server)':32} {first:8.2f} ms")
        for name in ("answer", "thread", "fork", "text", "crash"):
            times = [milliseconds(lambda: cell.run(STUB, scenario, name)) for _ in range(count)]  # noqa: B023
            worst = statistics.quantiles(times, n=20)[-1]
            print(f"{name:32} {statistics.median(times):8.2f} ms   95 %: {worst:.2f} ms")
        show_process_check(count)
        warm.close()


if __name__ == "__main__":
    main()
