"""Gates, orders, faults and jobs, in real processes of a cell."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import cloudpickle
import pytest

from kit.cell import Cell
from kit.gates import ALONE, Gate, Job, faults, gist, in_order, jobs, new_folder

METHODS = ["fork", "spawn", "forkserver"]

cloudpickle.register_pickle_by_value(sys.modules[__name__])


@pytest.fixture(scope="module")
def cell(tmp_path_factory):
    root = tmp_path_factory.mktemp("gates") / "stubs"
    (root / "01_any").mkdir(parents=True)
    Path(root, "01_any", "stub.py").write_text("from time import sleep\n")
    made = Cell(root)
    yield lambda scenario, *args, **how: made.run("01_any/stub.py", scenario, *args, **how)
    made.close()


def all_together(ctx, plans):
    """The result of each plan, each in a process of its own, all started before any is read."""
    ends = [ctx.Pipe(duplex=False) for _ in plans]
    started = [
        ctx.Process(target=carry_out, args=(end[1], plan))
        for end, plan in zip(ends, plans, strict=True)
    ]
    for process in started:
        process.start()
    for _, sending in ends:
        sending.close()
    results = [receiving.recv() for receiving, _ in ends]
    for process in started:
        process.join()
    return results


def carry_out(sending, plan):
    sending.send(jobs.do(plan))


def meeting(_, method):
    import multiprocessing

    gate = Gate(new_folder(), "all")
    job = Job(("meet", gate, 3), ("arrive", gate))
    started = [multiprocessing.get_context(method).Process(target=job) for _ in range(3)]
    for process in started:
        process.start()
    for process in started:
        process.join()
    return gate.given_up, len(gate.arrived()), [process.exitcode for process in started]


@pytest.mark.parametrize("method", METHODS)
def test_processes_meet_however_they_were_started(cell, method):
    reply = cell(meeting, method)
    assert reply.value == (False, 6, [0, 0, 0])
    assert not reply.left_behind


def one_after_the_other(_):
    import multiprocessing

    gate = Gate(new_folder(), "all")
    results = []
    for _ in range(2):
        results += all_together(
            multiprocessing.get_context("fork"), [(("meet", gate, 2), ("value", 1))]
        )
    return results


def test_a_meeting_that_nobody_can_come_to_is_given_up(cell):
    assert cell(one_after_the_other).value == [ALONE, ALONE]


def late_comer(stub):
    """The second process is started only after a sleep that is longer than the quiet rounds."""
    import multiprocessing

    ctx = multiprocessing.get_context("fork")
    gate = Gate(new_folder(), "all")
    first = ctx.Process(target=Job(("meet", gate, 2)))
    second = ctx.Process(target=Job(("meet", gate, 2)))
    first.start()
    stub.sleep(1)
    second.start()
    first.join()
    second.join()
    return gate.given_up


def test_somebody_who_sleeps_first_is_waited_for(cell):
    assert cell(late_comer).value is False


def forced(_, order, ended):
    import multiprocessing

    folder = new_folder()
    done = Gate(folder, "done")
    plans = [
        (*first, ("arrive", done), ("where",)) for first in in_order(folder, order, ended=ended)
    ]
    pids = [pid for pid, _ in all_together(multiprocessing.get_context("fork"), plans)]
    return [pids.index(pid) for pid in done.arrived()]


@pytest.mark.parametrize("ended", [False, True])
@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
def test_an_order_is_kept(cell, order, ended):
    found = cell(forced, order, ended).value
    if ended:
        assert found == order
    else:
        assert sorted(found) == [0, 1, 2]


def short(_, most, data):
    reading, writing = os.pipe()
    with faults.short_io(most):
        written = os.write(writing, data)
        piece = os.read(reading, 100)
    after = os.write(writing, data)
    os.close(reading)
    os.close(writing)
    return written, piece, after


def test_reads_and_writes_are_short_for_one_run(cell):
    assert cell(short, 2, b"abcdef").value == (2, b"ab", 6)


def failing_forks(_, at):
    seen = []
    with faults.fork_fails(at):
        for _ in range(3):
            try:
                pid = os.fork()
            except BlockingIOError:
                seen.append("EAGAIN")
                continue
            if pid == 0:
                os._exit(0)
            os.waitpid(pid, 0)
            seen.append("child")
    return seen


def test_one_fork_fails(cell):
    assert cell(failing_forks, 1).value == ["child", "EAGAIN", "child"]


def interrupted(_):
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(writing)
        total = 0
        while piece := os.read(reading, 65536):
            total += len(piece)
        os._exit(total == 1 << 20)
    os.close(reading)
    view = memoryview(bytes(1 << 20))
    with faults.interrupts(0.001):
        while view:
            view = view[os.write(writing, view) :]
    os.close(writing)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_signals_interrupt_a_write_and_nothing_is_lost(cell):
    assert cell(interrupted).value == 1


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (("exit", 7), 7), (("die", 9), -9), (("die", 15), -15), (("sys.exit", 3), 3),
        (("raise", "ValueError", "no"), 1), (("value", 5), 0),
    ],
)  # fmt: skip
def test_a_job_ends_as_planned(cell, step, code):
    def end(_, step):
        import multiprocessing

        process = multiprocessing.get_context("fork").Process(target=Job(step))
        process.start()
        process.join()
        return process.exitcode

    assert cell(end, step).value == code


def test_blobs_are_told_by_their_gist():
    assert gist(jobs.blob(70_000)) == gist(jobs.blob(70_000)) != gist(jobs.blob(70_001))
    assert gist(None) == ("NoneType", -1, 0)


def test_gates_in_a_cell_leave_no_file_behind(cell):
    def make(_):
        Gate(new_folder(), "one").arrive()

    assert cell(make).left_behind == ()


def kept_alive(_):
    """The process of the first plan ends only when that of the second has its result."""
    import multiprocessing

    folder = new_folder()
    first, second = in_order(folder, [0, 1], ended=True)
    late = Gate(folder, "late")
    ctx = multiprocessing.get_context("fork")
    plans = [(*first, ("wait", late, 1)), (*second, ("arrive", late), ("value", "second"))]
    return all_together(ctx, plans)[1]


def test_an_order_that_cannot_be_kept_is_given_up_and_no_result_is_changed(cell):
    assert cell(kept_alive).value == "second"
