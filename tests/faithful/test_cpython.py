"""The interpreter's own tests of threads, queues and executors pass on explored threads."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("cpython.py")
AT_LEAST = {  # how many apply; fewer means that tests were lost on the way
    "test_thread.": 20,
    "test_threading.": 140,
    "test_threading_local.": 14,
    "test_queue.": 40,
    "test_sched.": 10,
    "futures": 40,
}


def present(module):
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


@pytest.mark.parametrize("word", AT_LEAST)
def test_the_tests_of_the_interpreter_pass(word):
    name = "test_concurrent_futures" if word == "futures" else word.rstrip(".")
    if not present(f"test.{name}"):
        pytest.skip(f"this Python has no test.{name}")
    command = [sys.executable, str(SCRIPT), "--json", word]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=250)
    results = json.loads(done.stdout or "[]")
    assert results, done.stderr
    failed = {each["name"]: each["why"] for each in results if each["end"] == "failed"}
    passed = sum(each["end"] == "passed" for each in results)
    assert (failed, passed >= AT_LEAST[word]) == ({}, True), passed
