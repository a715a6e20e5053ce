"""The warm server: one for each judge, replaced when it dies, gone with its judge."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest

from kit.cell import Cell, CellUnavailable, warm
from kit.cell.tree import marked

STUB = "03_stub/answer.py"
ROOT = Path(__file__).parents[2]


def fine(module: Any) -> str:
    return "fine"


def test_one_server_serves_all_cells(cell_of) -> None:
    assert cell_of().run(STUB, fine).value == "fine"
    server = warm._server
    assert cell_of().run(STUB, fine).value == "fine"
    assert warm._server is server


@pytest.mark.parametrize("who", ["server", "warden"])
def test_a_server_that_dies_between_requests_is_replaced_without_a_word(cell_of, who) -> None:
    cell = cell_of()
    cell.run(STUB, fine)
    server = warm._server
    os.kill(server.pid if who == "server" else server._process.pid, signal.SIGKILL)
    server._process.wait()
    assert cell.run(STUB, fine).value == "fine"
    warm.close()


def test_a_submission_that_stops_everybody_above_it_is_ended(cell_of, monkeypatch) -> None:
    monkeypatch.setattr(warm, "_MARGIN", 0.5)
    reply = cell_of("""
        import os, psutil, signal
        def answer():
            server = psutil.Process(os.getppid())
            os.kill(server.ppid(), signal.SIGSTOP)
            os.kill(server.pid, signal.SIGSTOP)
            while True: signal.pause()
    """).run(STUB, lambda module: module.answer(), deadline=0.5)
    assert (reply.end, reply.reason) == ("hung", "the submission stopped its own watcher")
    assert cell_of().run(STUB, fine).value == "fine"


def test_the_cell_knows_nothing_of_the_test_runner(cell_of) -> None:
    def loaded(module: Any) -> list[str]:
        import sys

        return sorted({name.partition(".")[0] for name in sys.modules})

    names = cell_of().run(STUB, loaded).value
    assert not {"pytest", "_pytest", "hypothesis", "xdist", "pluggy", "execnet"} & set(names)
    assert "kit" in names


def test_what_a_server_cannot_start_with_is_told(monkeypatch) -> None:
    warm.close()
    monkeypatch.setattr(warm, "_BOOT", "raise SystemExit('no such thing')")
    with pytest.raises(CellUnavailable, match="no such thing"):
        Cell(".").run(STUB, fine)
    assert not warm.is_running()


def test_without_fork_the_reason_is_told(monkeypatch) -> None:
    monkeypatch.delattr(os, "fork")
    with pytest.raises(CellUnavailable, match="cannot fork"):
        Cell(".")


def test_it_can_be_imported_where_there_is_no_fork() -> None:
    program = (
        "import os, sys\n"
        "del os.fork, os.setsid\n"
        "sys.modules.update(fcntl=None, resource=None, termios=None, pwd=None, grp=None)\n"
        "import kit.cell\n"
        "try: kit.cell.Cell('.')\n"
        "except kit.cell.CellUnavailable: print('unavailable')\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.stdout, done.stderr) == ("unavailable\n", "")


JUDGE = """
import json, os, sys
from kit.cell import Cell, warm
def fine(module): return "fine"
cell = Cell(sys.argv[1])
cell.run("03_stub/answer.py", fine)
server = warm._server
print(json.dumps([server._mark, server._folder, server.pid, server._process.pid]), flush=True)
what = sys.argv[2]
if what == "fork":
    pid = os.fork()
    print(cell.run("03_stub/answer.py", fine).value, flush=True)
    if pid == 0:
        warm.close()
        os._exit(0)
    os.waitpid(pid, 0)
if what == "explore":
    print(cell.explore("03_stub/answer.py", fine).end, flush=True)
if what == "hang":
    cell.run("03_stub/answer.py", lambda module: module.hang(), deadline=300)
"""

HANG = """
    import os, signal
    def hang():
        if os.fork() == 0:
            os.setsid()
            os.fork()
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        with open({path!r}, "a") as file:
            file.write("x")
        while True: signal.pause()
"""


class Judge:
    """A judge in a process of its own, and what it told of its server."""

    def __init__(self, root: Path, what: str, started: list[Judge]) -> None:
        command = [sys.executable, "-c", JUDGE, str(root), what]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        started.append(self)
        self.mark, folder, *self.own = json.loads(self.line())
        self.folder = Path(folder)

    def line(self) -> str:
        return self.process.stdout.readline()

    def end(self, number: int | None = None) -> int:
        """Wait for its end, and that of its server; everything that carried the mark is gone."""
        if number is not None:
            self.process.send_signal(number)
        self.process.communicate()
        own = [each for each in psutil.process_iter() if each.pid in self.own]
        assert psutil.wait_procs(own, timeout=20)[1] == []
        assert list(marked(self.mark)) == []
        assert not self.folder.exists()
        return self.process.returncode


@pytest.fixture
def judge(cell_of, tmp_path):
    fifo = tmp_path / "hangs"
    os.mkfifo(fifo)
    cell_of(HANG.format(path=str(fifo)))

    started: list[Judge] = []

    def start(what: str) -> Judge:
        made = Judge(tmp_path / "ana", what, started)
        if what == "hang":
            announced = 0
            while announced < 3:  # until every process of it hangs
                announced += len(fifo.read_text(encoding="ascii"))
        return made

    yield start
    for made in started:
        made.process.kill()
        made.process.communicate()


@pytest.mark.parametrize("what", ["nothing", "explore"])
def test_a_judge_that_ends_leaves_nothing(judge, what) -> None:
    assert judge(what).end() == 0


def test_a_judge_that_forks_shares_no_server(judge) -> None:
    parent = judge("fork")
    assert [parent.line(), parent.line()] == ["fine\n", "fine\n"]
    assert parent.end() == 0


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_judge_that_is_ended_in_a_request_leaves_nothing(judge, name) -> None:
    number = getattr(signal, name)
    assert judge("hang").end(number) == -number


def test_an_interrupt_in_a_request_leaves_the_next_one_working(cell_of, monkeypatch) -> None:
    cell = cell_of("import signal\ndef answer():\n  while True: signal.pause()")
    cell.run(STUB, fine)
    server = warm._server

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(server, "_receive", interrupt)
    with pytest.raises(KeyboardInterrupt):
        cell.run(STUB, lambda module: module.answer())
    assert list(marked(server._mark)) == []
    assert cell.run(STUB, fine).value == "fine"
