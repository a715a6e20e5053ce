"""Each set of layers that this machine offers: what it takes away, and that the course still works.

As root the sets with and without another user are tried; a set that is not offered is skipped.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from kit.cell import Cell, Containment, Level, Limits, warm
from kit.cell.sandbox.probe import probe

STUB = "03_stub/answer.py"
OFFER = probe()
SETS = {
    "landlock": Containment(landlock=OFFER.landlock),
    "namespaces": Containment(landlock=OFFER.landlock, namespaces=True),
    "user": Containment(landlock=OFFER.landlock, namespaces=True, user=True),
}
WHY_NOT = {
    "landlock": OFFER.why_no_landlock,
    "namespaces": OFFER.namespaces,
    "user": OFFER.user,
}
OWN_PROCESSES = ("namespaces", "user")


@pytest.fixture(params=SETS)
def layers(request) -> str:
    if WHY_NOT[request.param]:
        pytest.skip(WHY_NOT[request.param])
    return request.param


@pytest.fixture
def contained(tmp_path, layers, cell_of):
    """The cell of a submission, as the grader stages it: readable for the cell's user."""

    def make(source: str = "", **limits: int) -> Cell:
        cell_of(source)
        cells.append(Cell(tmp_path / "ana", Limits(**limits), SETS[layers]))
        return cells[-1]

    cells: list[Cell] = []
    yield make
    for cell in cells:
        cell.close()


def call(module: Any, *args: object) -> object:
    return module.answer(*args)


TRY = """
    import os
    def attempt(do, *args):
        try:
            do(*args)
        except OSError:
            return "refused"
        return "done"
    def read(path):
        with open(path, "rb") as file: file.read(1)
    def write(path):
        with open(path, "ab") as file: file.write(b"x")
"""


def test_what_is_not_its_own_cannot_be_read(contained, tmp_path) -> None:
    secrets = [tmp_path / "secret", tmp_path / "ben" / "answer.py", Path(__file__)]
    secrets[1].parent.mkdir()
    for path in secrets[:2]:
        path.write_text("42", encoding="ascii")
    source = TRY + "    def answer(paths): return [attempt(read, path) for path in paths]\n"
    reply = contained(source).run(STUB, call, [str(path) for path in secrets])
    assert reply.value == ["refused"] * 3
    assert Cell(tmp_path / "ana").run(STUB, call, [str(secrets[0])]).value == ["done"]


def test_nothing_outside_can_be_written(contained, tmp_path) -> None:
    paths = [tmp_path / "new", tmp_path / "ana" / STUB, Path(os.__file__), Path("/tmp/new")]
    source = TRY + "    def answer(paths): return [attempt(write, path) for path in paths]\n"
    reply = contained(source).run(STUB, call, [str(path) for path in paths])
    assert reply.value == ["refused"] * 4


def test_its_own_folders_can_be_written_and_start_empty(contained) -> None:
    source = """
        import os, tempfile
        def answer():
            before = [os.listdir("."), os.listdir(tempfile.gettempdir())]
            with open("file", "w") as file: file.write("x")
            with tempfile.NamedTemporaryFile(delete=False) as file: file.write(b"x")
            return before
    """
    cell = contained(source)
    assert [cell.run(STUB, call).value for _ in range(2)] == [[[], []], [[], []]]


def test_the_judge_cannot_be_signalled_or_traced(contained) -> None:
    source = (
        TRY
        + """
    def answer(judge):
        kill = lambda pid: os.kill(pid, 0)
        environ = lambda pid: read(f"/proc/{pid}/environ")
        memory = lambda pid: read(f"/proc/{pid}/mem")
        return [attempt(do, pid) for do in (kill, environ, memory) for pid in (judge, os.getppid())]
    """
    )
    value = contained(source).run(STUB, call, os.getpid()).value
    # The server is the init of its own processes: it may be signalled, and nothing comes of it.
    assert [value[0], *value[2:]] == ["refused"] * 5


def test_its_server_cannot_be_killed(contained) -> None:
    source = """
        import os, signal
        def answer():
            for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM):
                try: os.kill(os.getppid(), number)
                except OSError: pass
            return 1
    """
    cell = contained(source)
    assert cell.run(STUB, call).value == 1
    server = warm._server
    assert cell.run(STUB, call).value == 1
    assert warm._server is server


@pytest.mark.parametrize("name", ["USER", "SECRET_TOKEN", "HOME"])
def test_the_environment_tells_nothing_of_the_judge(contained, monkeypatch, name) -> None:
    monkeypatch.setenv(name, "from the judge")
    warm.close()
    source = "import os\ndef answer(name): return os.environ.get(name)"
    assert contained(source).run(STUB, call, name).value != "from the judge"


def test_it_has_no_privilege_and_cannot_get_one(contained) -> None:
    source = """
        def answer():
            with open("/proc/self/status") as lines:
                words = dict(line.split(":", 1) for line in lines)
            return [words[name].strip() for name in ("CapEff", "CapPrm", "CapBnd", "NoNewPrivs")]
    """
    effective, permitted, bound, no_new = contained(source).run(STUB, call).value
    assert (int(effective, 16), int(permitted, 16), no_new) == (0, 0, "1")
    assert int(bound, 16) == 0 or not OFFER.root


WORKS = """
    import multiprocessing, os, socket, subprocess, tempfile, threading
    from multiprocessing.managers import BaseManager
    from multiprocessing.shared_memory import SharedMemory
    from kit.gates import jobs

    def pool():
        with multiprocessing.Pool(2) as workers:
            return workers.map(jobs.square, [1, 2, 3])

    def shared():
        block = SharedMemory(create=True, size=8)
        block.buf[0] = 7
        again = SharedMemory(block.name)
        value = again.buf[0]
        again.close(); block.close(); block.unlink()
        return value

    def manager():
        with multiprocessing.Manager() as made:
            numbers = made.list([1])
            numbers.append(2)
            return list(numbers)

    def loopback():
        with socket.create_server(("127.0.0.1", 0)) as server:
            with socket.create_connection(server.getsockname()) as client:
                other, _ = server.accept()
                client.sendall(b"hi")
                with other: return other.recv(2).decode()

    def program():
        return subprocess.run(["sh", "-c", "echo hi | cat > f; cat f"],
                              capture_output=True, text=True).stdout

    def threads():
        done = []
        many = [threading.Thread(target=done.append, args=(1,)) for _ in range(100)]
        for each in many: each.start()
        for each in many: each.join()
        return len(done)

    def forked():
        reading, writing = os.pipe()
        if os.fork() == 0:
            os.write(writing, b"x")
            os._exit(3)
        os.close(writing)
        with open(reading, "rb") as pipe:
            return pipe.read().decode(), os.waitstatus_to_exitcode(os.wait()[1])

    def terminal():
        main, other = os.openpty()
        os.write(other, b"hi")
        seen = os.read(main, 2).decode(), os.isatty(other)
        os.close(main)
        os.close(other)
        return seen

    def streams():
        with open("/dev/stdout", "w") as out: print("out", file=out)
        with open("/dev/null", "w") as out: print("nothing", file=out)
"""
EXPECTED = {
    "pool": [1, 4, 9],
    "shared": 7,
    "manager": [1, 2],
    "loopback": "hi",
    "program": "hi\n",
    "threads": 100,
    "forked": ("x", 3),
    "terminal": ("hi", True),
    "streams": None,
}
NEED_NAMESPACES = {"terminal"}


@pytest.mark.parametrize("start_method", ["fork", "spawn", "forkserver"])
def test_what_the_course_teaches_works_inside(contained, layers, start_method) -> None:
    cell = contained(WORKS)
    names = set(EXPECTED) if start_method == "fork" else {"pool", "manager"}
    for name in names - (set() if layers in OWN_PROCESSES else NEED_NAMESPACES):
        reply = cell.run(STUB, lambda m, name: getattr(m, name)(), name, start_method=start_method)
        assert (reply.end, reply.value) == ("returned", EXPECTED[name]), (name, reply)
        assert {each.kind for each in reply.left_behind} <= {"file"}, (name, reply.left_behind)


def test_an_exploration_works_inside(contained) -> None:
    source = """
        import threading
        total = 0
        def answer():
            def add():
                global total
                total += 1
            both = [threading.Thread(target=add) for _ in range(2)]
            for each in both: each.start()
            for each in both: each.join()
            return total
    """
    found = contained(source).explore(STUB, call).value
    assert sorted(each["value"] for each in found["outcomes"]) == [1, 2]


def test_each_submission_has_a_server_of_its_own(contained, tmp_path, layers) -> None:
    keep = (
        "import os\ndef answer():\n    open('/dev/shm/kept', 'w').close()\n    return os.getppid()"
    )
    cell = contained(keep)
    cell.run(STUB, call)
    other = tmp_path / "ben"
    (other / "03_stub").mkdir(parents=True)
    (other / STUB).write_text("import os\ndef answer(): return os.listdir('/dev/shm')", "utf-8")
    first = warm._server.pid
    try:
        listed = Cell(other, containment=SETS[layers]).run(STUB, call).value
        assert warm._server.pid != first
        assert layers not in OWN_PROCESSES or listed == []
    finally:
        if layers not in OWN_PROCESSES:
            Path("/dev/shm/kept").unlink()


def test_the_disk_it_can_fill_is_its_own_and_has_an_end(contained) -> None:
    source = """
        import os
        def answer():
            for number in range(100):
                with open(f"file{number}", "wb") as file: file.write(bytes(1 << 20))
            os.mkfifo("for ever")
            open("for ever").read()
    """
    reply = contained(source, disk=8 << 20).run(STUB, call, deadline=5)
    full = reply.problem is not None and "No space left" in reply.problem.message
    assert full or (reply.end, reply.reason) == ("too-big", f"more than {8 << 20} bytes of files")


def test_memory_of_all_processes_together_has_an_end(contained) -> None:
    source = """
        import os, signal
        def answer():
            for _ in range(4):
                if os.fork() == 0:
                    kept = b"x" * (32 << 20)
                    while True: signal.pause()
            while True: signal.pause()
    """
    reply = contained(source, total=96 << 20).run(STUB, call, deadline=10)
    assert reply.end == "too-big"
    assert "bytes of memory in all" in reply.reason


def test_the_submissions_folder_that_the_cells_user_may_not_read_is_no_ones_fault(
    contained, tmp_path, layers
) -> None:
    if layers != "user":
        pytest.skip("it is the same user")
    cell = contained("")
    (tmp_path / "ana").chmod(stat.S_IRWXU)
    reply = cell.run(STUB, call)
    assert reply.end == "kit-error"
    assert "Permission denied" in reply.reason


def test_the_level_is_what_the_layers_promise(layers) -> None:
    levels = {
        "landlock": Level.INTEGRITY,
        "namespaces": Level.NAMESPACES,
        "user": Level.USER,
    }
    assert SETS[layers].level == levels[layers]
    assert SETS[layers].words.startswith(levels[layers].word)
