"""Instrumented code does exactly what the plain code does."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import types
from pathlib import Path

import pytest

from kit.explorer import explore_file

# Real modules of the standard library, and a call that goes through much of their code.
MODULES = {
    "textwrap": "textwrap.fill('the quick brown fox jumps over the lazy dog ' * 9, 30)",
    "difflib": "list(difflib.unified_diff('abcdef', 'abxdef'))",
    "statistics": "statistics.mean([1, 2, 4]), statistics.quantiles(range(9))",
    "shlex": "shlex.split('a \"b c\" d # e', comments=True)",
    "string": "string.Template('$a and ${b}').substitute(a=1, b=2), string.capwords('a b')",
    "pprint": "pprint.pformat({'a': list(range(40)), 'b': {'c': (1, 2)}})",
    "ast": "ast.unparse(ast.parse('async def f(a, *b, c=1):\\n  return [x async for x in y]'))",
    "tokenize": "[t.string for t in tokenize.generate_tokens(iter(['x = f(1)\\n', '']).__next__)]",
    "csv": "list(csv.DictReader(['a,b', '1,2']))",
    "heapq": "list(heapq.merge([1, 4], [2, 3])), heapq.nlargest(2, [5, 1, 9], key=lambda v: -v)",
    "fractions": "str(fractions.Fraction(1, 3) + fractions.Fraction('2/5'))",
    "dataclasses": "dataclasses.asdict(dataclasses.make_dataclass('P', ['x', ('y', int, 3)])(1))",
    "contextlib": "[name for name in dir(contextlib) if name[0] != '_'][:5]",
    "argparse": "vars(argparse.ArgumentParser(prog='p').parse_args([]))",
    "configparser": "configparser.ConfigParser().sections()",
    "enum": "list(enum.Enum('Colour', 'RED BLUE').__members__)",
    "calendar": "calendar.TextCalendar().formatmonth(2024, 2)",
    "graphlib": "list(graphlib.TopologicalSorter({'a': 'b', 'b': 'c'}).static_order())",
}


@pytest.mark.parametrize("name", MODULES)
def test_modules_of_the_standard_library_run_as_before(name, tmp_path):
    source = Path(importlib.util.find_spec(name).origin)
    shutil.copy(source, tmp_path / f"copy_of_{name}.py")
    program = tmp_path / "program.py"
    program.write_text(
        "import threading\n"
        f"import copy_of_{name} as {name}\n"
        "found = []\n"
        f"def work():\n    found.append(repr(({MODULES[name]})))\n"
        "def main():\n"
        "    thread = threading.Thread(target=work)\n"
        "    thread.start()\n"
        "    thread.join()\n"
        "    return found\n",
        encoding="utf-8",
    )
    found = explore_file(program, "main", schedules=2)
    names = {name: importlib.import_module(name)}
    expected = repr(eval(MODULES[name], names))
    told = [(outcome.value, outcome.problem, outcome.died) for outcome in found.outcomes]
    assert told == [([expected.replace(f"copy_of_{name}", name)], None, ())]


CONSTRUCTS = """
import threading, functools, contextlib, dataclasses, enum, operator
from collections import deque, defaultdict, Counter

@dataclasses.dataclass(slots=True)
class Point:
    x: int = 0
    y: int = 0

class Meta(type):
    def __getitem__(cls, key): return (cls.__name__, key)

class Base(metaclass=Meta):
    total = 0
    def __init__(self, *args, **kwargs): self.args, self.kwargs = args, kwargs
    def __getattr__(self, name): return f"no {name}"
    @property
    def size(self): return len(self.args)
    @functools.cached_property
    def once(self): return object()

class Child(Base):
    def __init__(self, *args): super().__init__(*args, flag=True)
    def __enter__(self): return self
    def __exit__(self, *error): return error[0] is KeyError
    def __len__(self): return super().__len__() if False else 3

@contextlib.contextmanager
def managed(log):
    log.append("in")
    try: yield "value"
    finally: log.append("out")

def generator(n):
    received = []
    for i in range(n):
        got = yield i
        if got: received.append(got)
    return received

def delegating(n):
    result = yield from generator(n)
    yield ("result", result)

def late(a, b=[1], *, c=None, **d): return a, b, c, d

def everything():
    out = []
    with Child(1, 2) as child, managed(out) as value:
        out.append((child.size, child.flagged, value, child.once is child.once))
    with Child():
        raise KeyError
    try:
        out.append({}["missing"])
    except KeyError as error:
        out.append(str(error))
    else:
        out.append("else")
    finally:
        out.append("finally")
    items = [3, 1, 2]
    first, *rest = items
    items[0], items[-1] = items[-1], items[0]
    items[1:2] = [9, 8]
    del items[0], items[:1]
    items += [7]; items *= 2
    out.append((first, rest, items, sorted(items, key=lambda v: -v), items[::-1]))
    table = {**{"a": 1}, "b": 2}
    table |= {"c": 3}
    table["a"] += 1
    out.append(({k: v for k, v in table.items() if v > 1}, {v for v in table.values()}))
    out.append(("a" in table, "z" not in table))
    running = delegating(3)
    out.append([next(running), running.send("x"), next(running), next(running)])
    out.append([x * y for x in range(3) for y in range(3) if x != y])
    out.append((*map(operator.neg, [1, 2]), *late(1, *[2], c=3, **{"d": 4})))
    out.append(f"{first!r:>5}|{rest!s}|{child.args[0]:03d}|{1 < first <= 3}")
    if (n := len(out)) > 3 and not None:
        out.append(n)
    match Point(1, 2), {"k": [1, 2, 3]}:
        case Point(x=1, y=y), {"k": [head, *tail]} if y: out.append((y, head, tail))
    counter = 0
    def bump():
        nonlocal counter
        counter += 1
        return counter
    while bump() < 5:
        if counter == 2: continue
        if counter == 4: break
    else:
        out.append("never")
    out.append((counter, Base["key"], bool(child), late.__defaults__))
    out.append([lambda v=v: v for v in range(3)][1]())
    out.append(sum(x for x in deque([1, 2, 3], maxlen=2)) + Counter("abca")["a"])
    groups = defaultdict(list)
    for word in "one two three".split(): groups[len(word)].append(word)
    out.append(dict(groups))
    point = Point(); point.x += 2; point.y = point.x ** 2
    out.append(dataclasses.astuple(point))
    exec("made = 1 + 1", namespace := {}); out.append(namespace["made"])
    assert out, "message"
    return out

def main():
    found = []
    thread = threading.Thread(target=lambda: found.append(everything()))
    thread.start()
    thread.join()
    return found[0]
"""


def test_every_construct_of_the_language_runs_as_before(explored, monkeypatch):
    module = types.ModuleType("program")
    monkeypatch.setitem(sys.modules, "program", module)
    names = vars(module)
    exec(compile(CONSTRUCTS, "program.py", "exec"), names)
    found = explored(CONSTRUCTS, schedules=1)
    told = [(outcome.problem, outcome.died, repr(outcome.value)) for outcome in found.outcomes]
    assert told == [(None, (), repr(names["everything"]()))]


def test_a_traceback_names_the_line_and_the_function(explored):
    found = explored("""
        def deeper(values):
            return [1 // value
                    for value in values]
        def main():
            items = [1, 0]
            return deeper(items)
    """)
    frames = [(each.line, each.text) for each in found.outcomes[0].problem.frames]
    assert frames[0] == (7, "return deeper(items)")
    assert frames[-1] == (3, "return [1 // value")
