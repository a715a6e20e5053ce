"""Races are told by line, also where no outcome was wrong; what is ordered is never told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kit.cli.explore import explore as command
from kit.explorer import explore_file
from kit.explorer.outcome import as_plain, from_plain

ZOO = Path(__file__).parents[1] / "zoo"
ORDERED = [
    "account",
    "after_barrier",
    "barrier_reuse",
    "bounded_buffer_notify",
    "condition_readers_writers",
    "connection_pool",
    "executor_map",
    "executor_wait",
    "future_by_hand",
    "hand_over",
    "join_holding_lock",
    "latch",
    "lock_as_signal",
    "lost_wakeup",
    "nested_threads",
    "notify_by_count",
    "ordered_by_join",
    "philosophers_3",
    "ping_pong",
    "pipeline",
    "producer_consumer",
    "queue_bug",
    "recursive_lock",
    "semaphore_of_two",
    "sleeping_barber",
    "snapshot_under_lock",
    "stolen_wakeup",
    "timers",
    "transfer_locks",
    "water",
    "worker_subclass",
]

BENIGN = """
    import threading

    done = False
    total = 0
    lock = threading.Lock()

    def work():
        global done, total
        with lock:
            total += 1
        done = True

    def main():
        thread = threading.Thread(target=work)
        thread.start()
        seen = done
        thread.join()
        with lock:
            assert total == 1
        return seen in (False, True)
    """


@pytest.mark.parametrize("name", ORDERED)
def test_what_is_ordered_is_not_told(name):
    assert explore_file(ZOO / "safe" / f"{name}.py", "main", schedules=40).races == ()


def test_a_benign_race_is_told_with_both_lines(explored):
    found = explored(BENIGN)
    assert found.failures == ()
    assert [(race.one.line, race.other.line) for race in found.races] == [(12, 17)]
    (race,) = found.races
    assert (race.one.thread, race.one.verb, race.one.changes) == ("A", "writes", True)
    assert (race.other.thread, race.other.place, race.other.changes) == ("M", "done", False)


def test_a_race_is_found_whichever_thread_came_first(explored):
    text = (ZOO / "racy" / "lazy_singleton.py").read_text(encoding="utf-8")
    assert {(race.one.line, race.other.line) for race in explored(text).races} >= {(13, 14)}


def test_races_cross_the_pipe(explored):
    found = explored(BENIGN)
    assert from_plain(json.loads(json.dumps(as_plain(found)))).races == found.races


def test_the_command_tells_them_and_stays_clean(tmp_path, explored):
    explored(BENIGN)
    path = str(tmp_path / "program.py::main")
    told = CliRunner().invoke(command, [path])
    assert told.exit_code == 0
    assert "program.py:12 writes done | program.py:17 reads done" in told.output
    fields = json.loads(CliRunner().invoke(command, ["--json", path]).output)
    assert fields["verdict"] == "clean"
    assert [race["one"]["line"] for race in fields["races"]] == [12]
