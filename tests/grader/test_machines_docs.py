"""docs/more-machines.md: the lab room is run; what needs a cluster is read by who would read it."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kit.cli.grade import grade
from kit.grader.model import Check, Manifest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "more-machines.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?:<!-- file: (\S+) -->\n)?^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCKS = BLOCK.findall(TEXT)
FILES = {name: text for name, _, text in BLOCKS if name}
SHELL = [text for _, kind, text in BLOCKS if kind == "sh"]
OURS = 'exec "{}" -m {} "$@"'
STUBS = {
    "kit": OURS.format(sys.executable, "kit"),
    "dask": OURS.format(sys.executable, "dask"),
    "hostname": "echo 127.0.0.1",
    "ssh": '[ "$1" = lab01 ] || export KIT_COURSE="$PWD/old"; exec sh -c "$2"',
}


def test_every_block_is_looked_at():
    assert sorted(FILES) == ["Dockerfile", "grading.sh", "grading.yaml", "room.sh", "slurm.py"]
    assert {kind for _, kind, _ in BLOCKS} == {"dockerfile", "python", "sh", "text", "yaml"}


@pytest.mark.parametrize("text", SHELL, ids=lambda text: text.split("\n")[0])
def test_the_shell_can_read_it_and_the_kit_knows_its_options(text):
    done = subprocess.run(["sh", "-n"], input=text, text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for line in re.findall(r"^kit grade (.*?)(?:#.*)?$", text, re.MULTILINE):
        grade.make_context("grade", line.split())


def test_the_extra_is_the_one_that_is_installed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"pip install '{project['name']}[dask]'" in SHELL[0]
    assert "dask" in project["optional-dependencies"]
    assert "RUN pip install --no-cache-dir '/kit[dask]'\n" in FILES["Dockerfile"]


def test_the_manifests_are_whole_and_their_commands_are_understood():
    yaml = pytest.importorskip("yaml", reason="PyYAML comes with the extra 'dask'")
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    import dask
    from distributed.cli import dask_scheduler, dask_worker

    items = yaml.safe_load(FILES["grading.yaml"])["items"]
    settings = dask.config.collect_env(items[0]["data"])
    tls = {
        each.replace("_", "-"): value
        for each, value in settings["distributed"]["comm"]["tls"].items()
    }
    assert tls.keys() < dask.config.get("distributed.comm.tls").keys()
    assert tls["worker"].keys() <= dask.config.get("distributed.comm.tls.worker").keys()
    programs = {"scheduler": dask_scheduler.main, "worker": dask_worker.main, "grade": grade}
    seen = set()
    text = FILES["grading.yaml"].replace("/kit/exercises", str(ROOT / "exercises"))
    for item in yaml.safe_load(text)["items"][2:]:
        spec = item["spec"]["template"]["spec"]
        volumes = {each["name"] for each in spec["volumes"]}
        for box in spec["containers"]:
            assert {each["name"] for each in box["volumeMounts"]} == volumes
            _, name, *arguments = box["command"]
            programs[name].make_context(name, arguments)
            seen.add(name)
    assert seen == set(programs)


def test_the_job_script_of_slurm_starts_a_worker(monkeypatch, tmp_path):
    code = compile(FILES["slurm.py"], "slurm.py", "exec")
    if importlib.util.find_spec("dask_jobqueue") is None:
        pytest.skip("compiled; dask-jobqueue is not installed: pip install dask-jobqueue")
    (tmp_path / "slurm.py").write_text(FILES["slurm.py"])
    (tmp_path / "grading.sh").write_text(FILES["grading.sh"])
    program = ". ./grading.sh; python -c 'import slurm; print(slurm.cluster().job_script())'"
    assert code
    done = subprocess.run(
        ["sh", "-c", program.replace("python", f'"{sys.executable}"')],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert ". ./grading.sh\n" in done.stdout
    assert "dask worker tls://" in done.stdout.replace(
        "-m distributed.cli.dask_worker", "dask worker"
    )


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return str(found.getsockname()[1])


def test_the_lab_room(room, monkeypatch):
    """Two machines, one of which has other checks; here `ssh` stays where it is."""
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make the keys with")
    shutil.copytree(room.course, room.path / "old")
    changed = room.path / "old" / "01_money" / "test_total.py"
    changed.write_text(changed.read_text() + "\n")
    room.course.rename(room.path / "exercises")
    for name, text in STUBS.items():
        room.write(f"bin/{name}", f"#!/bin/sh\n{text}\n").chmod(0o755)
    port = free_port()
    for name in ("grading.sh", "room.sh"):
        room.write(name, FILES[name].replace("8786", port))
    (command,) = [each for each in SHELL if each.startswith("MACHINES=")]
    monkeypatch.setenv("PATH", f"{room.path}/bin{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(room.repo))
    done = subprocess.run(
        ["sh", "-c", command.replace(" lab03", "")],
        cwd=room.path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert room.points() == {"Ben Őry": 3, "ana": 6, "dan": 3, "eve": 0, "fay": 3, "陳大文": 2}
    assert "is not used: its checks of 01_money are not those of" in done.stderr


@pytest.fixture
def simulated(monkeypatch):
    """Seconds and use, of so many workers with these costs."""
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from shared_costs import Costs
    from worker_simulation import Simulation

    checks = tuple(Check(f"a/test_{n}.py::test", f"a/{n}", 1, "") for n in range(4))

    def simulated(workers, **costs):
        given = {"order": {1: 100.0, 4: 400.0}, "exercises": {f"a/{n}": 2.0 for n in range(4)}}
        one = Simulation(
            Costs(**given, **costs), Manifest(checks), students=50, workers=workers, seed=3
        )
        return one.run()

    return simulated


def test_more_workers_take_less_time_until_something_that_they_share_is_busy(simulated):
    times = [simulated(each).seconds for each in (1, 2, 10)]
    assert simulated(10).seconds == times[2]
    assert times[0] / 2.6 < times[1] < times[0] / 1.4
    assert times[2] < times[1] / 3.5
    crowded = simulated(10, judge_result=1.0)
    assert crowded.seconds > 200
    assert crowded.judge > 0.95
    assert simulated(10, scheduler_piece=1.0).scheduler > 0.95
