"""The states in a page are those of the program, and every way through them is one of its runs."""

from __future__ import annotations

import random

import pytest

from kit.explorer.ending import end_of
from kit.explorer.explore import prepare
from kit.explorer.graph import graph_of
from kit.explorer.moment import Guide, MomentRecorder
from kit.explorer.packed import pack
from kit.explorer.places import Places
from kit.explorer.program import FileProgram
from kit.explorer.scheduler import SCHEDULER
from kit.plain import dump

WALKS = 30
PROGRAMS = [
    *("racy/account", "racy/bank_transfer", "racy/bounded_buffer_if", "racy/fibonacci_2"),
    *(
        "racy/best_key",
        "racy/flag_lock",
        "racy/comprehension_ids",
        "racy/class_attribute",
        "racy/cache_fill",
    ),
    *("racy/future_callback", "racy/pool_total", "racy/long_while", "racy/semaphore_of_two"),
    *("deadlock/bounded_buffer_notify", "deadlock/lock_order", "deadlock/philosophers_3"),
    *("deadlock/event_cleared_late", "deadlock/token_ring", "deadlock/task_done_missing"),
    *("deadlock/barrier_reuse", "deadlock/semaphore_value", "deadlock/writer_upgrade"),
]


def random_way(nodes, chance):
    way, states = [], [0]
    while nodes[states[-1]].edges and len(way) < 300:
        thread = chance.choice(sorted(nodes[states[-1]].edges))
        way.append(thread)
        states.append(nodes[states[-1]].edges[thread][1])
    return way, states


def walked(program, schedule, ways):
    """The moments and the end of each of these ways, as the program really takes them."""
    search, _ = prepare(program, schedule)
    SCHEDULER.identity_matters = True
    for way in ways:
        guide = Guide(way)
        recorder = MomentRecorder(program.loader, guide=guide, places=Places(program.loader, None))
        run = search.runner.run(guide, recorder)
        assert guide.fits, way
        yield recorder.moments, end_of(run)


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_way_through_the_states_is_what_the_program_does(samples, name):
    path = samples.ZOO / f"{name}.py"
    nodes = samples.graph(path, 300).nodes
    chance = random.Random(name)
    ways = [random_way(nodes, chance) for _ in range(WALKS)]
    schedule = samples.failure(path).schedule or "-"
    real = walked(FileProgram(path, "main"), schedule, [way for way, _ in ways])
    for (way, states), (moments, end) in zip(ways, real, strict=True):
        for moment, state in zip(moments, states, strict=False):
            assert (moment.options, moment.stands) == (nodes[state].options, nodes[state].stands)
        assert nodes[states[-1]].end in (None, end), way


@pytest.mark.parametrize("name", ["racy/account", "racy/average", "deadlock/lock_order"])
def test_all_states_have_all_ends(samples, name):
    path = samples.ZOO / f"{name}.py"
    graph = samples.graph(path)
    assert graph.complete
    ends = {node.end for node in graph.nodes if node.end is not None}
    assert ends == {end_of(outcome) for outcome in samples.explored(path).outcomes}


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_failing_schedule_leads_to_the_failure(samples, name):
    path = samples.ZOO / f"{name}.py"
    graph = samples.graph(path, 300)
    state = 0
    for thread in graph.failing:
        state = graph.nodes[state].edges[thread][1]
    assert graph.nodes[state].end == end_of(samples.failure(path))


def test_who_waits_for_which_lock_and_who_has_it(samples):
    graph = samples.graph(samples.PROGRAMS / "two_locks.py")
    [node] = [node for node in graph.nodes if node.end and node.end.kind == "deadlock"]
    held = [(each.state, each.holds, each.what, each.holder, each.line) for each in node.stands[1:]]
    assert held == [
        ("waits", ("x.lock",), "y.lock", "B", 14),
        ("waits", ("y.lock",), "x.lock", "A", 14),
    ]
    assert node.stands[1].inside == (("src", "x"), ("dst", "y"), ("amount", "3"))


def test_the_values_of_a_lost_update(samples):
    graph = samples.graph(samples.PROGRAMS / "counter.py")
    assert graph.places == ("total",)
    state, seen = 0, []
    for thread in graph.failing:
        seen.append((graph.nodes[state].values[0], graph.nodes[state].stands[1].saw))
        state = graph.nodes[state].edges[thread][1]
    assert seen[0] == ("0", None)
    assert seen[-1] == ("8", ("total", "0"))  # A still has what it read before B wrote


def test_equal_moments_are_one_state(samples):
    """A tree of the same program has a state for each beginning of a schedule."""
    nodes = samples.graph(samples.PROGRAMS / "counter.py").nodes
    ways, beginnings = [(0,)], 0
    while ways:
        beginnings += len(ways)
        ways = [(*way, to) for way in ways for _, to in nodes[way[-1]].edges.values()]
    assert len(nodes) < beginnings


def test_too_many_states_are_cut_and_that_is_said(samples):
    graph = samples.graph(samples.ZOO / "deadlock" / "philosophers_5.py", 200)
    assert len(graph.nodes) <= 201
    assert not graph.complete
    packed = pack(graph, most=200)
    assert not packed["complete"]
    assert any(state[4] for state in packed["states"])


def test_a_pack_keeps_within_its_bytes_and_leads_nowhere_else(samples):
    graph = samples.graph(samples.ZOO / "racy" / "reorder_20.py", 150)
    packed = pack(graph, most=150, most_bytes=9_000)
    kept = len(packed["states"])
    assert 1 < kept < len(graph.nodes)
    assert len(dump(packed)) <= 9_000
    assert not packed["complete"]
    for parent, _, _, edges, _, _ in packed["states"]:
        assert parent < kept
        assert all(to < kept for to in edges[1::3])


def test_the_same_program_gives_the_same_states(samples):
    path = samples.PROGRAMS / "two_locks.py"
    again = graph_of(FileProgram(path, "main"), samples.failure(path).schedule, states=1_000)
    assert pack(again, most=1) == pack(samples.graph(path), most=1)


def test_a_program_that_differs_from_run_to_run_has_states_all_the_same(samples):
    graph = samples.graph(samples.ZOO / "racy" / "counter_file.py", 100)
    assert {node.end.kind for node in graph.nodes if node.end} == {"returned", "raised"}
