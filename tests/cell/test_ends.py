"""Each way in which a request can end."""

from __future__ import annotations

import os
import sys
from typing import Any

import pytest

from kit.plain import Opaque

STUB = "03_stub/answer.py"


def call(module: Any, *args: object) -> object:
    return module.answer(*args)


def test_a_value_comes_back_exactly(cell_of) -> None:
    reply = cell_of("def answer(x): return [(x, {1: {2}}), b'', None, True]").run(STUB, call, 1.5)
    assert (reply.end, reply.stage, reply.returns) == ("returned", "done", 1)
    assert repr(reply.value) == "[(1.5, {1: {2}}), b'', None, True]"
    assert reply.left_behind == ()


@pytest.mark.parametrize("name", ["03_stub/answer.py", "03_stub.answer"])
def test_a_module_is_named_by_path_or_with_dots(cell_of, name) -> None:
    assert cell_of("def answer(): return __name__").run(name, call).value == "ana.03_stub.answer"


@pytest.mark.parametrize("name", ["../x.py", "/etc/x.py", ""])
def test_a_module_outside_the_submission_is_refused(cell_of, name) -> None:
    with pytest.raises(ValueError, match=r"below the submission|no file"):
        cell_of("").run(name, call)


@pytest.mark.parametrize("folder", ["json", "ana.smith", "os", "with space"])
def test_a_folder_of_any_name_can_be_a_submission(cell_of, tmp_path, folder) -> None:
    cell_of("import json\ndef answer(): return json.dumps(1)\ndef bad(): return 1 / 0")
    (tmp_path / "ana").rename(tmp_path / folder)
    cell = type(cell_of())(tmp_path / folder)
    assert cell.run(STUB, call).value == "1"
    reply = cell.run(STUB, lambda module: module.bad())
    assert reply.problem.frames[-1].path == STUB


def test_an_exception_shows_the_submissions_own_frames(cell_of) -> None:
    reply = cell_of("""
        def answer():
            return [inner(n) for n in [0]]
        def inner(n):
            return 1 / n
    """).run(STUB, call)
    assert (reply.end, reply.problem.type) == ("raised", "ZeroDivisionError")
    assert reply.problem.message == "division by zero"
    last = reply.problem.frames[-1]
    assert (last.path, last.line, last.function, last.text) == (STUB, 5, "inner", "return 1 / n")
    assert {frame.path for frame in reply.problem.frames} == {STUB}


def test_a_stub_that_is_not_filled_in_is_an_ordinary_exception(cell_of) -> None:
    reply = cell_of('def answer(): raise NotImplementedError("TODO: add")').run(STUB, call)
    assert (reply.end, reply.problem.type) == ("raised", "NotImplementedError")
    assert reply.problem.message == "TODO: add"


def test_a_syntax_error_says_where(cell_of) -> None:
    reply = cell_of("x = 1\ndef answer(:\n    pass\n").run(STUB, call)
    assert (reply.end, reply.stage) == ("does-not-import", "import")
    frame = reply.problem.frames[0]
    assert (reply.problem.type, frame.path, frame.line) == ("SyntaxError", STUB, 2)
    assert frame.text == "def answer(:"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("import no_such_module", "ModuleNotFoundError"),
        ("nothing", "NameError"),
        ("import sys; sys.exit(3)", "SystemExit"),
        ("class E(BaseException): pass\nraise E", "E"),
    ],
)
def test_a_module_that_raises_does_not_import(cell_of, line, name) -> None:
    reply = cell_of(f"\n{line}").run(STUB, call)
    assert (reply.end, reply.problem.type) == ("does-not-import", name)
    assert reply.problem.frames[-1].path == STUB


def test_a_missing_file_does_not_import(cell_of) -> None:
    reply = cell_of("").run("03_stub/other.py", call)
    assert (reply.end, reply.problem.type) == ("does-not-import", "ModuleNotFoundError")


@pytest.mark.parametrize("code", [0, 5])
def test_leaving_by_os_exit_is_a_crash_with_its_code(cell_of, code) -> None:
    reply = cell_of(f"import os\ndef answer(): os._exit({code})").run(STUB, call)
    assert (reply.end, reply.stage, reply.exit_code) == ("crashed", "call", code)
    assert (reply.signal, reply.returns) == (None, 0)


def test_leaving_by_os_exit_at_import_is_a_crash(cell_of) -> None:
    reply = cell_of("import os; os._exit(0)").run(STUB, call)
    assert (reply.end, reply.stage, reply.exit_code) == ("crashed", "import", 0)


@pytest.mark.parametrize(("code", "seen"), [("0", 0), ("5", 5), ("", 0), ("'why'", 1)])
def test_leaving_by_sys_exit_is_a_crash_with_its_code_and_place(cell_of, code, seen) -> None:
    reply = cell_of(f"import sys\ndef answer(): sys.exit({code})").run(STUB, call)
    assert (reply.end, reply.exit_code) == ("crashed", seen)
    assert (reply.problem.type, reply.problem.frames[-1].line) == ("SystemExit", 2)


@pytest.mark.parametrize("name", ["SIGSEGV", "SIGKILL", "SIGTERM", "SIGABRT"])
def test_a_signal_is_named(cell_of, name) -> None:
    source = f"import os, signal\ndef answer(): os.kill(os.getpid(), signal.{name})"
    reply = cell_of(source).run(STUB, call)
    assert (reply.end, reply.signal, reply.exit_code) == ("crashed", name, None)


def test_a_real_segfault_is_named_and_says_where(cell_of) -> None:
    reply = cell_of("import ctypes\ndef answer(): ctypes.string_at(0)").run(STUB, call)
    assert (reply.end, reply.signal) == ("crashed", "SIGSEGV")
    assert f"{STUB}:2 in answer" in reply.stacks


def test_a_hang_is_ended_and_says_where(cell_of) -> None:
    reply = cell_of("""
        import threading
        lock = threading.Lock()
        def answer():
            print("before")
            threading.Thread(target=other, name="B").start()
            while True:
                try:
                    lock.acquire()
                except:
                    pass
        def other():
            lock.acquire()
            lock.acquire()
    """).run(STUB, call, deadline=1)
    assert (reply.end, reply.stage) == ("hung", "call")
    assert f"{STUB}:9 in answer" in reply.stacks
    assert "in other" in reply.stacks
    assert reply.stdout == "before\n"


def test_a_hang_at_import_is_a_hang(cell_of) -> None:
    reply = cell_of("while True: pass").run(STUB, call, deadline=1)
    assert (reply.end, reply.stage) == ("hung", "import")


def test_a_child_that_falls_through_has_escaped(cell_of) -> None:
    reply = cell_of("import os\ndef answer(): os.fork()").run(STUB, call)
    assert (reply.end, reply.returns) == ("escaped", 2)


@pytest.mark.parametrize("way", ["sys.exit(0)", "1 / 0", "return"])
def test_a_child_that_leaves_the_call_in_any_way_has_escaped(cell_of, way) -> None:
    reply = cell_of(f"""
        import os, sys
        def answer():
            pid = os.fork()
            if pid == 0:
                {way}
            os.waitpid(pid, 0)
    """).run(STUB, call)
    assert (reply.end, reply.returns) == ("escaped", 2)


def test_a_child_that_comes_out_while_the_parent_exits_has_escaped(cell_of) -> None:
    reply = cell_of("import os\ndef answer():\n  if os.fork(): os._exit(0)").run(STUB, call)
    assert (reply.end, reply.returns, reply.exit_code) == ("escaped", 1, 0)


def test_a_child_that_ends_itself_has_not_escaped(cell_of) -> None:
    reply = cell_of("""
        import os
        def answer():
            pid = os.fork()
            if pid == 0:
                os._exit(0)
            return os.waitpid(pid, 0)[1]
    """).run(STUB, call)
    assert (reply.end, reply.value, reply.returns) == ("returned", 0, 1)


def test_a_value_that_is_too_big_is_refused(cell_of) -> None:
    assert cell_of("def answer(): return 'x' * 5_000_000").run(STUB, call).end == "too-big"


def test_an_answer_over_the_cap_is_refused(cell_of) -> None:
    cell = cell_of("def answer(): return 'x' * 100_000", answer=50_000)
    assert cell.run(STUB, call).end == "too-big"


def test_anything_else_than_plain_data_is_opaque(cell_of) -> None:
    source = "class Yes:\n  def __eq__(self, other): return True\ndef answer(): return Yes(), Yes"
    assert cell_of(source).run(STUB, call).value == (Opaque("Yes"), Opaque("type"))


SPRAY = """
    import os
    def answer():
        for fd in range(3, 1024):
            try:
                os.write(fd, {noise})
            except OSError:
                pass
        {then}
"""


@pytest.mark.parametrize("then", ["return 1", "os._exit(0)"])
@pytest.mark.parametrize("noise", ["b'x'", "b'x' * 40", "b'\\0' * 40"])
def test_noise_in_the_answer_is_forged(cell_of, noise, then) -> None:
    assert cell_of(SPRAY.format(noise=noise, then=then)).run(STUB, call).end == "forged"


FORGE = """
    import gc, os, sys
    from kit.cell import child
    def answer():
        frame = sys._getframe()
        while "ends" not in frame.f_locals or "request" not in frame.f_locals:
            frame = frame.f_back
        ends, request = frame.f_locals["ends"], frame.f_locals["request"]
        ends.answer_with(request["seal"], {answer})
        {then}
"""


def test_a_second_answer_is_forged(cell_of) -> None:
    source = FORGE.format(answer="child.answer_of('returned', value=1)", then="return 1")
    assert cell_of(source).run(STUB, call).end == "forged"


@pytest.mark.parametrize(
    "answer",
    [
        "1", "{}", "[]", "{'end': 'passed'}", "child.answer_of('hung')",
        "child.answer_of('raised')", "child.answer_of('raised', problem={})",
        "child.answer_of('returned', left=[1])", "child.answer_of('returned', left=[[1, 2]])",
        "child.answer_of('returned', reason=1)", "{**child.answer_of('returned'), 'left': None}",
        "child.answer_of('raised', problem=dict(type=1, message='', frames=[], thread='M'))",
        "child.answer_of('raised', problem=dict(type='', message='', frames=[{}], thread='M'))",
    ],
)  # fmt: skip
def test_an_answer_of_another_shape_is_forged(cell_of, answer) -> None:
    source = FORGE.format(answer=answer, then="ends.mark('out'); os._exit(0)")
    assert cell_of(source).run(STUB, call).end == "forged"


def test_a_scenario_that_cannot_be_loaded_is_the_kits_fault(cell_of) -> None:
    class Unloadable:
        def __reduce__(self) -> Any:
            return (int, ("no number",))

    reply = cell_of("def answer(x): pass").run(STUB, call, Unloadable())
    assert reply.end == "kit-error"
    assert "invalid literal" in reply.reason


def test_the_judge_never_loads_the_submission(cell_of) -> None:
    before = set(sys.modules)
    cell_of("import antigravity_of_the_submission").run(STUB, call)
    cell_of("import imaplib\ndef answer(): pass").run(STUB, call)
    assert "imaplib" not in set(sys.modules) - before
    assert os.getpid() != cell_of("import os\ndef answer(): return os.getpid()").run(STUB, call)
