"""What a call leaves behind is named; what the interpreter keeps for itself is not."""

from __future__ import annotations

from typing import Any

import pytest

from kit.cell import ledger

STUB = "03_stub/answer.py"


def call(module: Any, *args: object) -> object:
    return module.answer(*args)


def left(reply: Any) -> list[tuple[str, str]]:
    assert reply.end == "returned", reply
    return [(each.kind, each.what) for each in reply.left_behind]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("os.fork() or os._exit(0)", [("zombie", "a process that ended and was never waited for")]),
        ("os.fork() or signal.pause()", [("process", "a forked copy of the program")]),
        ("keep(subprocess.Popen(['sleep', '1000']))", [("process", "sleep 1000")]),
        ("keep(open('x', 'w'))", [("descriptor", "x"), ("file", "x")]),
        ("keep(os.pipe())", [("descriptor", "an end of a pipe")] * 2),
        ("keep(socket.socket())", [("descriptor", "a socket")]),
        ("keep(socket.create_server(('127.0.0.1', 0)))",
         [("port", "a listening socket (AF_INET)")]),
        ("open('x', 'w').close()", [("file", "x")]),
        ("os.close(tempfile.mkstemp('.y', 'x', None)[0])", [("file", "")]),
        ("_thread.start_new_thread(locked().acquire, ())", [("thread", "a thread of _thread")]),
        ("_thread.start_new_thread(lambda: locked().acquire(), ())",
         [("thread", "a thread of _thread")]),
        ("keep(shared_memory.SharedMemory(create=True, size=10)).close()",
         [("shared memory", "a block that was never unlinked")]),
        ("multiprocessing.Process(target=signal.pause).start()",
         [("process", "a forked copy of the program")]),
    ],
)  # fmt: skip
def test_it_is_named(cell_of, body, found) -> None:
    reply = cell_of(f"""
        import _thread, multiprocessing, os, signal, socket, subprocess, tempfile
        from multiprocessing import shared_memory
        kept = []
        def keep(it):
            kept.append(it)
            return it
        def locked():
            lock = _thread.allocate_lock()
            lock.acquire()
            return lock
        def answer():
            {body}
    """).run(STUB, call, start_method="fork")
    seen = [(kind, what if found[0] != ("file", "") else "") for kind, what in left(reply)]
    assert seen == found


CLEAN = {
    "threads": """
        import threading
        def answer():
            threads = [threading.Thread(target=sum, args=([1],)) for _ in range(5)]
            for t in threads: t.start()
            for t in threads: t.join()
        """,
    "executor": """
        from concurrent.futures import ThreadPoolExecutor
        def answer():
            with ThreadPoolExecutor(3) as pool: return list(pool.map(str, range(5)))
        """,
    "process executor": """
        from concurrent.futures import ProcessPoolExecutor
        def answer():
            with ProcessPoolExecutor(2) as pool: return list(pool.map(str, range(5)))
        """,
    "process": """
        import multiprocessing
        def work(queue): queue.put(1)
        def answer():
            queue = multiprocessing.Queue()
            process = multiprocessing.Process(target=work, args=(queue,))
            process.start()
            value = queue.get()
            process.join()
            return value
        """,
    "module lock": """
        import multiprocessing
        lock = multiprocessing.get_context("spawn").Lock()
        def answer():
            with lock: return 1
        """,
    "pool": """
        import multiprocessing
        def answer():
            with multiprocessing.Pool(2) as pool:
                value = pool.map(str, range(5))
                pool.close()
                pool.join()
            return value
        """,
    "queue filled by the parent": """
        import multiprocessing
        def answer():
            queue = multiprocessing.Queue()
            queue.put("x" * 100)
            return queue.get()
        """,
    "manager": """
        import multiprocessing
        def answer():
            with multiprocessing.Manager() as manager:
                table = manager.dict()
                table[1] = 2
                return table.copy()
        """,
    "shared memory": """
        from multiprocessing import shared_memory
        def answer():
            block = shared_memory.SharedMemory(create=True, size=10)
            block.close()
            block.unlink()
        """,
    "subprocess": """
        import subprocess, sys
        def answer():
            return subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True).stdout
        """,
    "temporary folder": """
        import tempfile
        def answer():
            with tempfile.TemporaryDirectory() as folder, open(folder + "/x", "w") as file:
                file.write("x")
        """,
    "module queue and processes": """
        import multiprocessing
        queue = multiprocessing.Queue()
        started = []
        def work(): pass
        def answer():
            started.append(multiprocessing.Process(target=work))
            started[0].start()
            started[0].join()
        """,
    "shared values": """
        import multiprocessing
        def answer():
            total = multiprocessing.Value("d", 1)
            return len(multiprocessing.Array("q", 5)) + total.value
        """,
    "asyncio": """
        import asyncio
        def answer(): return asyncio.run(asyncio.sleep(0, 1))
        """,
    "random": """
        import os, random, ssl, uuid
        def answer(): return len(os.urandom(3)) + len(str(uuid.uuid4()))
        """,
}


METHODS = {
    name: ("fork", "spawn", "forkserver") if "import multiprocessing" in source else ("fork",)
    for name, source in CLEAN.items()
}


@pytest.mark.parametrize(
    ("name", "method"), [(name, method) for name in CLEAN for method in METHODS[name]]
)
def test_clean_programs_leave_nothing(cell_of, name, method) -> None:
    assert left(cell_of(CLEAN[name]).run(STUB, call, start_method=method)) == []


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_child_finds_the_submission_under_every_start_method(cell_of, method) -> None:
    reply = cell_of("""
        import multiprocessing
        print("loaded", __name__)
        def work(number): return number * 2
        def answer():
            with multiprocessing.Pool(1) as pool:
                value = pool.map(work, [1, 2])
                pool.close()
                pool.join()
            return value, multiprocessing.get_start_method()
    """).run(STUB, call, start_method=method)
    assert (reply.value, reply.stderr) == (([2, 4], method), "")
    assert reply.left_behind == ()


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_a_process_left_behind_by_another_start_method_is_named(cell_of, method) -> None:
    reply = cell_of("""
        import multiprocessing, signal
        def answer(): multiprocessing.Process(target=signal.pause).start()
    """).run(STUB, call, start_method=method)
    assert {kind for kind, _ in left(reply)} == {"process"}
    assert len(left(reply)) == 1


def test_a_descriptor_that_is_closed_while_it_is_counted_is_not_left_behind() -> None:
    assert ledger._describe(9999, "pipe:[1]") is None


def test_nothing_of_the_judges_environment_is_seen(cell_of, monkeypatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_JUDGE", "1")
    reply = cell_of("import os\ndef answer(): return dict(os.environ)").run(STUB, call)
    assert "SECRET_OF_THE_JUDGE" not in reply.value
    assert "PYTHONUNBUFFERED" not in reply.value
    assert reply.value["PYTHONDONTWRITEBYTECODE"] == "1"


def test_every_call_has_an_empty_folder_of_its_own_that_is_gone_afterwards(cell_of) -> None:
    cell = cell_of("""
        import os, tempfile
        def answer():
            open("here", "w").close()
            return os.getcwd(), os.listdir(), tempfile.gettempdir()
    """)
    first, second = (cell.run(STUB, call).value for _ in range(2))
    assert first[1] == second[1] == ["here"]
    assert first[0] != second[0]
    assert first[2] != first[0]


@pytest.mark.parametrize("text", ["one\ntwo\n", "x" * 300_000 + "\n", ""])
def test_stdin_that_is_given_is_read_to_its_end(cell_of, text) -> None:
    cell = cell_of("import sys\ndef answer(): return len(sys.stdin.read())")
    assert cell.run(STUB, call, stdin=text).value == len(text)


def test_stdin_is_an_open_pipe_otherwise(cell_of) -> None:
    source = "import select\ndef answer(): return select.select([0], [], [], 0)[0]"
    assert cell_of(source).run(STUB, call).value == []


def test_a_signal_writes_into_no_file_of_the_submission(cell_of) -> None:
    reply = cell_of("""
        import os, signal
        def answer():
            files = [open(f"{n}", "w+b", 0) for n in range(60)]
            signal.signal(signal.SIGUSR1, lambda *_: None)
            os.kill(os.getpid(), signal.SIGUSR1)
            return [os.fstat(file.fileno()).st_size for file in files]
    """).run(STUB, call)
    assert reply.value == [0] * 60


def test_what_is_printed_twice_is_seen_twice(cell_of) -> None:
    reply = cell_of("""
        import os, sys
        def answer():
            print("once")
            pid = os.fork()
            if pid == 0:
                sys.stdout.flush()
                os._exit(0)
            os.waitpid(pid, 0)
    """).run(STUB, call)
    assert reply.stdout == "once\nonce\n"
