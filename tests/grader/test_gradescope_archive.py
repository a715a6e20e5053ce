"""`kit package gradescope`: the archive is complete, and its script writes a results.json."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile

import pytest
from click.testing import CliRunner

from kit.cli.package import package
from kit.grader.reports.gradescope_archive import archive, requirements


def names_of(data):
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def unpacked(data, target):
    """As unzip does it, with the modes."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        source.extractall(target)
        for info in source.infolist():
            (target / info.filename).chmod(info.external_attr >> 16 & 0o777)


def test_it_has_all_parts_and_the_same_bytes_twice(room):
    data = archive(room.course)
    names = names_of(data)
    assert names[:2] == ["setup.sh", "run_autograder"]
    assert {"kit/__main__.py", "course/01_money/test_total.py", "requirements.txt"} <= set(names)
    assert not [name for name in names if "__pycache__" in name or "/." in name]
    assert data == archive(room.course)


def test_the_private_parts_come_only_when_they_are_named(room):
    policy = room.write("policy.toml", "hints = 1\n")
    room.write("secret/01_money/test_more.py", "")
    hidden = room.path / "secret"
    assert not {"policy.toml", "hidden/01_money/test_more.py"} & set(names_of(archive(room.course)))
    data = archive(room.course, policy=policy, hidden=hidden, only=["01_money/total"])
    assert {"policy.toml", "hidden/01_money/test_more.py"} <= set(names_of(data))
    script = zipfile.ZipFile(io.BytesIO(data)).read("run_autograder").decode()
    assert '--only 01_money/total -o gradescope.visibility=visible --policy "$root' in script


def test_what_the_kit_needs_is_known_without_extras():
    needs = requirements()
    assert any(each.startswith("pytest") for each in needs)
    assert not [each for each in needs if "extra" in each or each.startswith("ruff")]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the scripts are for bash")
def test_its_script_grades_a_submission(room, tmp_path):
    root = tmp_path / "autograder"
    out = tmp_path / "autograder.zip"
    given = ["gradescope", "--course", str(room.course), "--out", str(out), "--only", "total"]
    said = CliRunner().invoke(package, given)
    assert said.exit_code == 0, said.output
    unpacked(out.read_bytes(), root / "source")
    for script in ("setup.sh", "run_autograder"):
        subprocess.run(["bash", "-n", str(root / "source" / script)], check=True)
    submission = root / "submission"
    submission.mkdir()
    (submission / "total.py").write_text("def total(numbers):\n    return sum(numbers) or 1\n")
    environment = {**os.environ, "AUTOGRADER": str(root), "AUTOGRADER_PYTHON": sys.executable}
    program = [str(root / "source" / "run_autograder")]
    result = subprocess.run(
        program, env=environment, capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert result.returncode == 0, result.stdout + result.stderr
    results = json.loads((root / "results" / "results.json").read_text())
    assert results["score"] == 2
    assert [test["status"] for test in results["tests"]] == ["passed", "failed"]
