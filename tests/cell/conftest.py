"""Submissions written on the spot, and the proof that nothing of them is left running."""

from __future__ import annotations

import contextlib
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import cloudpickle
import psutil
import pytest

from kit.cell import Cell, Limits, warm
from kit.cell.tree import is_zombie, marked

STUB = "03_stub/answer.py"


@pytest.fixture(autouse=True)
def scenarios_travel_by_value(request: pytest.FixtureRequest) -> None:
    cloudpickle.register_pickle_by_value(request.module)


@pytest.fixture
def cell_of(tmp_path: Path, nothing_is_left_running: None) -> Iterator[Callable[..., Cell]]:
    """Makes the cell of a submission whose one stub has the given source."""
    cells: list[Cell] = []

    def make(source: str = "", **limits: int) -> Cell:
        root = tmp_path / "ana"
        (root / "03_stub").mkdir(parents=True, exist_ok=True)
        (root / STUB).write_text(textwrap.dedent(source), encoding="utf-8")
        cells.append(Cell(root, Limits(**limits)))
        return cells[-1]

    yield make
    for cell in cells:
        cell.close()


def still_running() -> list[str]:
    """What lives below the server or carries its mark, the server's own two processes apart.

    A server that was let go ends by itself, and is given the time for it.
    """
    server = warm._server
    if server is None:
        return []
    own = {server.pid, server._process.pid}
    below = {child.pid for child in psutil.Process(server._process.pid).children(recursive=True)}
    left = [pid for pid in (below | set(marked(server._mark))) - own if is_alive(pid)]
    _, alive = psutil.wait_procs(list(processes(left)), timeout=20)
    return [f"{each.pid} {' '.join(each.cmdline())}" for each in alive if is_alive(each.pid)]


def processes(pids: list[int]) -> Iterator[psutil.Process]:
    for pid in pids:
        with contextlib.suppress(psutil.NoSuchProcess):
            yield psutil.Process(pid)


def is_alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and not is_zombie(pid)


@pytest.fixture(autouse=True)
def nothing_is_left_running() -> Iterator[None]:
    yield
    assert still_running() == []
    server = warm._server
    if server is not None:
        left = sorted(path.name for path in Path(server._folder).iterdir())
        assert left == ["server.log"]
        assert Path(server._log).read_text(encoding="utf-8") == ""
