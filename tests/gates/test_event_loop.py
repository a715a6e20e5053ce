"""The loop on which time passes only when nobody can run."""

from __future__ import annotations

import asyncio
import contextlib
import time
import types

import pytest

from kit.gates.event_loop import others, run, settled


def value_of(scenario, *args):
    report = run(scenario, *args)
    assert report["stuck"] == []
    return report["value"]


def test_timers_fire_in_their_order_and_cost_no_time():
    async def scenario():
        order = []

        async def wait(seconds):
            await asyncio.sleep(seconds)
            order.append(seconds)

        await asyncio.gather(wait(3_000), wait(1_000), wait(2_000))
        return order

    assert value_of(scenario) == [1_000, 2_000, 3_000]


def test_a_time_out_comes_when_nobody_can_go_on():
    async def scenario():
        async with asyncio.timeout(60):
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        run(scenario)


async def waits_for_nothing():
    await asyncio.Event().wait()


def test_a_wait_that_nobody_can_end_is_told_with_its_place():
    async def scenario(_answer):
        await asyncio.gather(asyncio.create_task(waits_for_nothing()), polls(1, [1]))

    answer = types.ModuleType("answer")
    answer.__file__ = __file__
    places = [each.partition(",")[0] for each in run(scenario, answer)["stuck"]]
    assert places == ["scenario", "waits_for_nothing"]


def test_a_task_that_swallows_its_end_is_stuck_too():
    async def stubborn():
        while True:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.Event().wait()

    assert run(stubborn)["stuck"]


async def polls(pause, seen):
    while not seen:  # noqa: ASYNC110 - what is tested
        await asyncio.sleep(pause)
    return "seen"


@pytest.mark.parametrize("pause", [0, 0.001, 1])
def test_who_polls_has_looked_when_all_is_settled(pause):
    async def scenario():
        seen = []
        task = asyncio.create_task(polls(pause, seen))
        await settled()
        seen.append(1)
        await settled()
        return task.done()

    assert value_of(scenario) is True


def test_who_spins_for_ever_is_stuck():
    async def scenario():
        await polls(0, [])

    assert run(scenario)["stuck"] == [f"polls, line {polls.__code__.co_firstlineno + 2}"]


def test_a_thread_is_waited_for():
    async def scenario():
        return await asyncio.to_thread(lambda: 3)

    assert value_of(scenario) == 3


def test_others_are_all_tasks_but_ones_own():
    async def scenario():
        task = asyncio.create_task(polls(1, [1]))
        before = others() == {task}
        await task
        return before, len(others())

    assert value_of(scenario) == (True, 0)


def test_sleep_is_counted_wherever_it_was_imported():
    answer = types.ModuleType("answer")
    answer.pause = real = time.sleep  # noqa: TID251 - what is counted

    async def scenario(answer):
        answer.pause(1_000)
        answer.pause(1_000)

    assert run(scenario, answer)["slept"] == 2
    assert answer.pause is time.sleep is real  # noqa: TID251 - as it was
