# ruff: noqa: T201  a command prints
"""Runs the interpreter's own tests of its threads against the explorer's modules.

    python tests/faithful/cpython.py            the table, half a minute
    python tests/faithful/cpython.py --long     with the tests that take minutes
    python tests/faithful/cpython.py -v WORD    each test whose name has WORD, with what failed

The tests are those of the package `test` of the running interpreter, unchanged. Each is one
explored program: it is loaded as a submission is, so `threading`, `queue`, `time` and the
others are the explorer's, and it is run under the default schedule until nothing new is
learned about what is shared. `left_out.toml` names what does not apply, and why.
"""

from __future__ import annotations

import fnmatch
import importlib.util
import inspect
import json
import signal
import sys
import tomllib
import types
import unittest
import warnings
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from kit.explorer.loader import Loader  # noqa: E402
from kit.explorer.program import library  # noqa: E402
from kit.explorer.runner import Runner  # noqa: E402
from kit.explorer.strategies.script import Script  # noqa: E402

MODULES = (
    "test.test_thread",
    "test.test_threading",
    "test.test_threading_local",
    "test.test_queue",
    "test.test_sched",
    "test.test_concurrent_futures",
    "test.test_concurrent_futures.test_as_completed",
    "test.test_concurrent_futures.test_deadlock",
    "test.test_concurrent_futures.test_future",
    "test.test_concurrent_futures.test_init",
    "test.test_concurrent_futures.test_shutdown",
    "test.test_concurrent_futures.test_thread_pool",
    "test.test_concurrent_futures.test_wait",
)
RUNS = 4  # of each test, at most: until nothing new is learned
SECONDS = 60  # a test that waits for real longer than that has failed
LEFT_OUT = Path(__file__).with_name("left_out.toml")


@dataclass(frozen=True)
class Result:
    """What became of one test: ``passed``, ``failed``, ``skipped`` (by itself) or ``left out``."""

    name: str
    end: str
    why: str = ""


class CPythonLoader(Loader):
    """Loads the modules of the package `test` as a submission's own."""

    def __init__(self) -> None:
        package = Path(importlib.util.find_spec("test").submodule_search_locations[0])
        super().__init__(library(), [package.parent], package.parent)
        self.support = {}

    def begin(self, *, record):
        """Start a run: also what stands in for `test.support` is fresh."""
        super().begin(record=record)
        self.support = self._support()

    def find(self, name):
        """Own modules are those of `test`; of `test.support` a twin over the virtual clock."""
        if name not in self.support:
            found = super().find(name)
            if found is None and name.startswith("test.support."):
                found = importlib.import_module(name)
            return found
        parent, _, last = name.rpartition(".")
        setattr(self.find(parent), last, self.support[name])
        self.loaded[name] = self.support[name]
        return self.support[name]

    def _own(self, name):
        if not name.startswith("test") or name.startswith("test.support."):
            return super()._own(name) if name == "test.support.threading_helper" else None
        return super()._own(name)

    def _support(self):
        import test.support
        from test.support import import_helper

        support = _twin(test.support, time=self.library.facades["time"])
        support.reap_children = lambda: None
        fresh = _twin(import_helper)
        fresh.import_fresh_module = lambda name, **_: self.find(name)
        return {"test.support": support, "test.support.import_helper": fresh}


def _twin(module, **names):
    """The same module, its functions over these globals."""
    twin = types.ModuleType(module.__name__)
    twin.__dict__.update({**module.__dict__, **names})
    for name, value in module.__dict__.items():
        if isinstance(value, types.ModuleType) and value.__name__.startswith(module.__name__):
            del twin.__dict__[name]
        elif isinstance(value, types.FunctionType) and value.__globals__ is module.__dict__:
            made = types.FunctionType(
                value.__code__, twin.__dict__, name, value.__defaults__, value.__closure__
            )
            made.__kwdefaults__ = value.__kwdefaults__
            twin.__dict__[name] = made
    return twin


class OneTest:
    """One test, or (without a name) the list of all tests of a module, as a program."""

    is_script = False

    def __init__(self, loader, module, name=""):
        self.loader, self.module, self.name = loader, module, name

    def call(self):
        module = self.loader.import_(self.module, None, None, ("*",))
        if not self.name:
            return dict(_tests(module))
        kind, _, method = self.name.partition(".")
        found = unittest.TestResult()
        case = getattr(module, kind)(method)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            unittest.TestSuite([case]).run(found)
        wrong = [text for _, text in [*found.errors, *found.failures]]
        skipped = [why for _, why in found.skipped]
        return {"wrong": "\n".join(wrong), "skipped": skipped, "ran": found.testsRun}

    def result(self, returned):
        return returned


def _tests(module):
    """Each test of the module, and all names that its code uses."""
    for name, kind in vars(module).items():
        if isinstance(kind, type) and issubclass(kind, unittest.TestCase):
            for method in unittest.defaultTestLoader.getTestCaseNames(kind):
                code = inspect.unwrap(getattr(kind, method)).__code__
                yield f"{name}.{method}", sorted(set(_used(code)))


def _used(code):
    yield from code.co_names
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            yield from _used(each)
        elif isinstance(each, str) and each.isidentifier():
            yield each


class Slow(BaseException):
    """The test waits for real."""


def _too_slow(*_):
    raise Slow


def run_one(loader, module, name):
    """(end, why) of one test."""
    runner = Runner(OneTest(loader, module, name))
    signal.signal(signal.SIGALRM, _too_slow)
    for _ in range(RUNS):
        learned = runner.learned
        signal.setitimer(signal.ITIMER_REAL, SECONDS, 1)
        try:
            run = runner.run(Script(()))
        except Slow:
            return "failed", "it waits for real"
        except Exception as error:  # noqa: BLE001
            return "failed", f"{type(error).__name__}: {error}"
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        if run.kind != "returned":
            return "failed", f"{run.kind}: {run.problem}"
        if run.value["wrong"]:
            return "failed", run.value["wrong"]
        if run.value["skipped"]:
            return "skipped", run.value["skipped"][0]
        if runner.learned == learned:
            break
    return "passed", ""


def groups():
    """What is left out: each with its `reason`, the names of `tests`, and what these `use`."""
    return tomllib.loads(LEFT_OUT.read_text(encoding="utf-8"))["left_out"]


def reason_for(name, used, rules, *, long=False):
    """Why this test does not apply, or None."""
    for each in rules:
        if long and each.get("long"):
            continue
        if set(each.get("use", ())) & set(used):
            return each["reason"]
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in each.get("tests", ())):
            return each["reason"]
    return None


def _present(module):
    """This interpreter has the module; up to 3.11 the tests of executors are one file."""
    try:
        found = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        return False
    package = module.endswith("futures") and found and found.submodule_search_locations
    return found is not None and not package


def short(module):
    return module.removeprefix("test.").replace("test_concurrent_futures.", "futures.")


def every_result(word="", *, long=False):
    """The result of every test whose name has the word, in the modules that are present."""
    rules = groups()
    for module in MODULES:
        if not _present(module) or not (word in short(module) or short(module) in word):
            continue
        loader = CPythonLoader()
        run = Runner(OneTest(loader, module)).run(Script(()))
        if run.kind != "returned":
            yield Result(short(module), "failed", str(run.problem))
            continue
        for name, used in run.value.items():
            full = f"{short(module)}.{name}"
            if word not in full:
                continue
            reason = reason_for(full, used, rules, long=long)
            if reason is not None:
                yield Result(full, "left out", reason)
            else:
                yield Result(full, *run_one(loader, module, name))


def table(results):
    """The table, and the reasons with their counts."""
    version = "{}.{}".format(*sys.version_info)
    rows = {}
    for each in results:
        rows.setdefault(each.name.rsplit(".", 2)[0], Counter())[each.end] += 1
    rows["together"] = sum(rows.values(), Counter())
    yield f"Python {version:<22} {'apply':>6} {'pass':>6} {'left out':>9} {'skip themselves':>16}"
    for name, ends in rows.items():
        apply = ends["passed"] + ends["failed"]
        figures = f"{apply:>6} {ends['passed']:>6} {ends['left out']:>9} {ends['skipped']:>16}"
        yield f"{name:<29} {figures}"
    reasons = Counter(each.why for each in results if each.end == "left out")
    yield ""
    for reason, count in reasons.most_common():
        yield f"{count:>4} left out: {reason}"


def main(arguments):
    """The table, or as JSON, or test by test."""
    what, *words = [*arguments, ""]
    if what == "--json":
        print(json.dumps([asdict(each) for each in every_result(*words[:1])]))
        return
    if what == "-v":
        for each in every_result(*words[:1], long=True):
            print(each.end, each.name, each.why)
        return
    results = list(every_result(long=what == "--long"))
    print("\n".join(table(results)))
    for each in results:
        if each.end == "failed":
            print("failed:", each.name, "-", each.why.strip().splitlines()[-1][:100])


if __name__ == "__main__":
    main(sys.argv[1:])
