"""The same small programs under this explorer and under its peers, in one run.

    pip install '.[peers]'
    python benchmarks/explorer.py --peers

Each program runs under each tool in a process of its own, with the same budget of schedules and
a limit in seconds that only ends what does not end by itself. Seconds are those of one core.
"""

# ruff: noqa: ANN001, ANN201, ANN202, PLC0415  values of any type; each tool is loaded alone

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
for folder in (ROOT, HERE / "programs" / "shapes"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

import containers  # noqa: E402
import counters  # noqa: E402
import speed  # noqa: E402
import starting  # noqa: E402
import waiting  # noqa: E402
from frame import program as program_of  # noqa: E402

# name -> (state, workers, invariant). Each racy program has a safe twin of the same name, but
# for those that only ask whether a correct program is blamed.
FAMILIES = (counters, containers, waiting, starting)
PROGRAMS = {
    "RACY": {name: each for family in FAMILIES for name, each in family.RACY.items()},
    "SAFE": {name: each for family in FAMILIES for name, each in family.SAFE.items()},
    "SPEED": speed.SPEED,
}

BUDGET = 300  # schedules
SPEED = {"kit": 3_000, "nothing": 3_000}  # schedules for the speed, where 300 take no time
SECONDS = 60  # for one program under one tool; then it counts as hung
TOOLS = (
    "kit", "frontrun", "frontrun unbounded", "frontrun random",
    "interleave random", "interleave pct", "interleave dfs",
)  # fmt: skip


def under_kit(state, workers, invariant, _, budget=BUDGET):
    """(found, schedules): the default settings."""
    from kit.explorer import explore

    found = explore(program_of(state, workers, invariant), schedules=budget)
    return bool(found.failures), found.schedules


def under_nothing(state, workers, invariant, _, budget=BUDGET):
    """The program itself, with threads of the system: what no tool can be much faster than."""
    run = program_of(state, workers, invariant)
    for _ in range(budget):
        run()
    return False, budget


def under_frontrun(state, workers, invariant, how, budget=BUDGET):
    """The default bound of two preemptions, none, or random schedules."""
    import frontrun

    options = {
        "": {"max_executions": budget},
        "unbounded": {"max_executions": budget, "preemption_bound": None},
        "random": {"strategy": "random", "max_attempts": budget, "seed": 1},
    }[how]
    found = frontrun.explore(
        setup=state, workers=list(workers), invariant=invariant, reproduce_on_failure=0, **options
    )
    if found.property_holds is None:
        return "inconclusive", found.num_explored
    return not found.property_holds, found.num_explored


def under_interleave(state, workers, invariant, how, budget=BUDGET):
    """Random, PCT, or enumeration up to two preemptions."""
    import interleave_test

    def model():
        made = state()
        tasks = [interleave_test.spawn(work, made) for work in workers]
        for task in tasks:
            task.join()
        assert invariant(made)

    found = interleave_test.explore(
        model, iterations=budget, seed=1, strategy=how, raise_on_failure=False
    )
    failure = found.failure
    crashed = failure is not None and failure.kind == "exception"
    if crashed and not failure.traceback.strip().endswith("AssertionError"):  # not ours
        return "crashed", found.schedules_run
    return not found.ok, found.schedules_run


UNDER = {
    "nothing": under_nothing, "kit": under_kit, "frontrun": under_frontrun,
    "interleave": under_interleave,
}  # fmt: skip


def one(tool, verdict, name):
    """Run one program under one tool and print what it said, as JSON."""
    program = PROGRAMS[verdict][name]
    family, _, how = tool.partition(" ")
    budget = SPEED.get(family, BUDGET) if verdict == "SPEED" else BUDGET
    with contextlib.redirect_stdout(io.StringIO()):
        UNDER[family](*program, how, 1)  # what is done once for a process and a file
        begin = time.process_time()
        found, schedules = UNDER[family](*program, how, budget)
    print(json.dumps([found, schedules, time.process_time() - begin]))


def run(tool, verdict, name):
    """[found, schedules, seconds] of one program; found is "hung" or "error" if it gave none."""
    command = [sys.executable, str(Path(__file__)), tool, verdict, name]
    if tool.startswith("frontrun"):
        command = [sys.executable, "-m", "frontrun.cli", *command]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=SECONDS, check=False, env=environment
        )
        return json.loads(done.stdout.splitlines()[-1])
    except subprocess.TimeoutExpired:
        return ["hung", 0, SECONDS]
    except (IndexError, ValueError):
        return ["error", 0, 0.0]


def installed(tool):
    """The tool can be imported here."""
    module = {"kit": "kit", "frontrun": "frontrun", "interleave": "interleave_test"}
    return importlib.util.find_spec(module[tool.partition(" ")[0]]) is not None


def told(tool):
    """One line of the table, and the names of what it got wrong."""
    racy = {name: run(tool, "RACY", name) for name in PROGRAMS["RACY"]}
    safe = {name: run(tool, "SAFE", name) for name in PROGRAMS["SAFE"]}
    missed = [name for name, (found, *_) in racy.items() if found is False]
    blamed = [name for name, (found, *_) in safe.items() if found is True]
    both = [*racy.items(), *safe.items()]
    odd = [f"{name} ({found})" for name, (found, *_) in both if isinstance(found, str)]
    bugs = sorted(
        (schedules, seconds) for found, schedules, seconds in racy.values() if found is True
    )
    _, schedules, seconds = run(tool, "SPEED", "rounds")
    middle = bugs[len(bugs) // 2] if bugs else (0, 0.0)
    figures = (
        f"{schedules / max(seconds, 1e-9):>9,.0f} {f'{len(bugs)}/{len(racy)}':>7} {middle[0]:>9} "
        f"{sorted(each[1] for each in bugs)[len(bugs) // 2] if bugs else 0:>8.3f} "
        f"{len(missed):>6} {len(blamed):>7} {len(odd):>6}"
    )
    return f"{tool:<20} {figures}", missed, blamed, odd


def main():
    """Print the table, then what each tool got wrong."""
    racy, safe = len(PROGRAMS["RACY"]), len(PROGRAMS["SAFE"])
    print(f"{racy} broken programs, {safe} correct ones, ", end="")
    print(f"at most {BUDGET} schedules each; seconds of one core")
    print(
        f"{'':<20} {'sched./s':>9} {'bugs':>7} {'sched. to':>9} {'sec. to':>8} "
        f"{'wrong':>6} {'false':>7} {'no':>6}"
    )
    print(
        f"{'':<20} {'':>9} {'found':>7} {'a bug':>9} {'a bug':>8}"
        f" {'clean':>6} {'alarm':>7} {'answer':>6}"
    )
    _, runs, seconds = run("nothing", "SPEED", "rounds")
    print(f"{'the program itself':<20} {runs / seconds:>9,.0f}", flush=True)
    wrong = []
    for tool in filter(installed, TOOLS):
        line, *lists = told(tool)
        print(line, flush=True)
        for what, names in zip(("wrong clean", "false alarm", "no answer"), lists, strict=True):
            if names:
                wrong.append(f"{tool}: {what}: {', '.join(names)}")
    print("", *wrong, sep="\n")
    for tool in TOOLS:
        if not installed(tool):
            print(f"{tool}: not installed here; pip install '.[peers]'")


if __name__ == "__main__":
    one(*sys.argv[1:])
