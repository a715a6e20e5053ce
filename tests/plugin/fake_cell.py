"""A stand-in for the cell: it runs the stub right here, and explores what the stub says.

Read as text into the conftest of a sample course. A stub that has a function ``outcomes``
answers an exploration with what it returns: dicts for `Outcome`; else the scenario is run once.
"""

import traceback
import types

import pytest

from kit.cell.reply import Leftover, Reply
from kit.explorer.outcome import Exploration, Frame, Outcome, Problem, as_plain


def problem_of(error, path, name):
    frames = tuple(
        Frame(name, each.lineno, each.name, each.line)
        for each in traceback.extract_tb(error.__traceback__)
        if each.filename == str(path)
    )
    return Problem(type(error).__name__, str(error), frames)


class FakeCell:
    def __init__(self, root):
        self.root = root

    def load(self, name):
        path = self.root / name
        module = types.ModuleType(path.stem)
        module.__file__ = str(path)
        try:
            exec(compile(path.read_text(), str(path), "exec"), module.__dict__)
        except BaseException as error:  # noqa: BLE001 - a stub may raise anything
            return None, Reply(end="does-not-import", problem=problem_of(error, path, name))
        return module, None

    def run(self, name, scenario, *args, **options):
        module, refused = self.load(name)
        if refused:
            return refused
        facts = getattr(module, "REPLY", {})
        left = tuple(Leftover(*each) for each in getattr(module, "LEFT", ()))
        try:
            value = scenario(module, *args)
        except Exception as error:  # noqa: BLE001 - the same
            problem = problem_of(error, self.root / name, name)
            return Reply(**{"end": "raised", "problem": problem, **facts})
        return Reply(**{"end": "returned", "value": value, "left_behind": left, **facts})

    def explore(self, name, scenario, *args, schedules=2000, seed=0, replay=None, **options):
        module, refused = self.load(name)
        if refused:
            return refused
        if hasattr(module, "outcomes"):
            outcomes = [Outcome(**each) for each in module.outcomes(*args)]
        else:
            outcomes = [self.once(module, name, scenario, args)]
        if replay:
            outcomes += [Outcome(**each) for each in getattr(module, "DEEPER", ())]
            nearest = [each for each in outcomes if each.schedule == replay]
            outcomes = nearest or outcomes[:1]
        found = Exploration(
            tuple(outcomes),
            schedules=70,
            complete=True,
            covered="all 70 interleavings",
            warnings=getattr(module, "WARNINGS", ()),
        )
        return Reply(end="returned", value=as_plain(found))

    def once(self, module, name, scenario, args):
        try:
            return Outcome("returned", scenario(module, *args), serial=True, schedule="AB")
        except Exception as error:  # noqa: BLE001 - the same
            return Outcome("raised", problem=problem_of(error, self.root / name, name), serial=True)

    def close(self):
        pass


@pytest.fixture(scope="session")
def open_cell():
    return FakeCell
