"""fetch_all: so many at once, in order, and nothing left over (A1 to A5)."""

import asyncio
import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates.event_loop import others, run, settled


class Broken(Exception):
    """What a fetch raises."""


class Site:
    """Where the fetches go: each one waits at its own gate, and takes a few turns to leave."""

    def __init__(self, count, bad=()):
        self.gates = [asyncio.Event() for _ in range(count)]
        self.bad = bad
        self.begun = []
        self.inside = []
        self.done = []

    async def fetch(self, item):
        self.begun.append(item)
        self.inside.append(item)
        try:
            await self.gates[item].wait()
            if item in self.bad:
                raise Broken(f"item {item}")
            self.done.append(item)
            return f"page {item}"
        finally:
            try:
                await asyncio.sleep(0)
                await asyncio.sleep(0)
            finally:
                self.inside.remove(item)


class Caller:
    """One call in a task of its own: how it ended, and what was left at that very moment."""

    def __init__(self, answer, site, items, limit):
        self.site = site
        self.raised = self.value = None
        self.running = []
        before = asyncio.all_tasks()
        self.task = asyncio.create_task(self.call(answer, items, limit, before))

    async def call(self, answer, items, limit, before):
        try:
            self.value = await answer.fetch_all(self.site.fetch, items, limit)
        except (Exception, asyncio.CancelledError) as error:
            self.raised = [type(error).__name__, str(error)]
        self.running = list(self.site.inside)
        self.tasks_left = len(others() - before)
        self.begun = len(self.site.begun)

    async def report(self):
        """All facts, once the call has ended and everybody else has come to rest."""
        await self.task
        await settled()
        return {
            "value": self.value,
            "raised": self.raised,
            "running": self.running,
            "tasks left": self.tasks_left,
            "begun later": len(self.site.begun) - self.begun,
            "done": sorted(self.site.done),
        }


def on_loop(scenario):
    """The coroutine function as a scenario, on a loop where time passes only when nobody can run."""

    def play(answer, *args):
        return run(scenario, answer, *args)

    play.__name__ = scenario.__name__
    return play


def ask(submission, what, scenario, *args):
    """What the scenario gave, when the call came to an end."""
    report = submission.run(scenario, *args, deadline=10).value
    assert not report["stuck"], (
        f"{what}: fetch_all never ends, nobody can go on: they wait at {', '.join(report['stuck'])}"
    )
    return report["value"]


# ---- A1 and A2


@on_loop
async def in_this_order(answer, count, limit, order):
    """The gates are opened one by one; how many fetches are at work before each."""
    site = Site(count)
    caller = Caller(answer, site, list(range(count)), limit)
    at_work = []
    await settled()
    for _ in range(count):
        at_work.append(len(site.inside))
        open_now = [item for item in order if item in site.inside]
        if not open_now or caller.task.done():
            break
        site.gates[open_now[0]].set()
        await settled()
    for gate in site.gates:
        gate.set()
    return {"at work": at_work, **await caller.report()}


def check_order(submission, count, limit, order):
    what = f"fetch_all of {count} items, limit {limit}"
    value = ask(submission, what, in_this_order, count, limit, order)
    expected = [min(limit, count - done) for done in range(count)]
    for done, (came, wanted) in enumerate(zip(value["at work"], expected)):
        assert came == wanted, (
            f"{what}: {came} fetches at work when {done} were done, expected {wanted}"
        )
    pages = [f"page {item}" for item in range(count)]
    assert value["raised"] is None, f"{what} raised {': '.join(value['raised'])}"
    assert value["value"] == pages, f"{what} gave {value['value']}, expected {pages}"
    assert value["tasks left"] == 0, (
        f"{what} came back and left {value['tasks left']} tasks running"
    )
    assert len(value["done"]) == count, f"{what}: fetch was called for {value['done']}"


@points(2)
@given(count=st.integers(1, 6), limit=st.integers(1, 7))
@example(count=5, limit=2)
@example(count=3, limit=5)
@example(count=4, limit=1)
@settings(max_examples=8)
def test_so_many_at_once(submission, count, limit):
    """A1: limit fetches are at work, never more, and never fewer while items wait."""
    check_order(submission, count, limit, list(range(count)))


@points(2)
@given(order=st.permutations(range(5)), limit=st.integers(2, 5))
@example(order=[4, 3, 2, 1, 0], limit=5)
@example(order=[1, 2, 3, 4, 0], limit=2)
@settings(max_examples=8)
def test_results_in_order(submission, order, limit):
    """A2: results come in the order of the items, whichever is done first."""
    check_order(submission, 5, limit, order)


@on_loop
async def at_once(answer, items, limit):
    """Fetches that never wait; what each was given, and what came back."""
    begun = []

    async def fetch(item):
        begun.append(item)
        return [item]

    things = [object() if item == "object" else item for item in items]
    value = await answer.fetch_all(fetch, things, limit)
    same = len(begun) == len(things) and {*map(id, begun)} == {*map(id, things)}
    shape = isinstance(value, list) and all(isinstance(each, list) for each in value)
    right = shape and [each[0] for each in value] == things
    return {"type": type(value).__name__, "given": same, "right": right, "calls": len(begun)}


@points(1)
@given(
    items=st.lists(st.sampled_from([None, 0, "", 7, "object"]), max_size=6),
    limit=st.integers(1, 3),
)
@example(items=[], limit=3)
@example(items=[7, 7, None, 0], limit=2)
@settings(max_examples=8)
def test_any_items(submission, items, limit):
    """Each item is fetched once: None, 0, equal ones; no items give []."""
    value = ask(submission, f"items {items}", at_once, items, limit)
    assert value["type"] == "list", f"fetch_all gave a {value['type']}, expected a list"
    assert value["calls"] == len(items), (
        f"{len(items)} items: fetch was called {value['calls']} times"
    )
    assert value["given"], f"items {items}: fetch was given something else"
    assert value["right"], f"items {items}: the results are not those of the items, in order"


async def two_calls(answer, limits):
    """Two calls at the same time, each with its own limit."""
    sites = [Site(4), Site(4)]
    callers = [Caller(answer, site, [0, 1, 2, 3], limit) for site, limit in zip(sites, limits)]
    await settled()
    at_work = [len(site.inside) for site in sites]
    for site in sites:
        for gate in site.gates:
            gate.set()
    return {"at work": at_work, "values": [(await caller.report())["value"] for caller in callers]}


def two_loops(answer):
    """The same two calls on one loop, and once more on another loop."""
    return [run(two_calls, answer, [2, 3]), run(two_calls, answer, [1, 2])]


@points(1)
def test_calls_are_independent(submission):
    """Calls at the same time, and on a second loop, have each their own limit."""
    for report, limits in zip(submission.run(two_loops, deadline=10).value, ([2, 3], [1, 2])):
        assert not report["stuck"], f"two calls at once never end: {', '.join(report['stuck'])}"
        at_work = report["value"]["at work"]
        assert at_work == limits, f"two calls, limits {limits}: {at_work} fetches at work"
        for value in report["value"]["values"]:
            assert value == [f"page {item}" for item in range(4)], f"one of two calls gave {value}"


# ---- A3


@on_loop
async def some_fail(answer, count, limit, order, bad):
    """Gates are opened in order; the bad ones raise. Whoever still waits then is let go on."""
    site = Site(count, bad)
    caller = Caller(answer, site, list(range(count)), limit)
    await settled()
    for item in order:
        site.gates[item].set()
        await settled()
    if not caller.task.done():
        for gate in site.gates:
            gate.set()
    return await caller.report()


def check_end(value, what, *, raised):
    """The call ended with that exception, and nothing of it was at work any more."""
    came = value["raised"]
    gave = f"gave {value['value']}" if came is None else f"raised {came[0]}: {came[1]}"
    assert came is not None and came[0] == raised[0], f"{what}: it {gave}, expected {raised[0]}"
    if raised[1]:
        assert came[1] == raised[1], f"{what}: it {gave}, expected {': '.join(raised)}"
    check_rest(value, what)


def check_rest(value, what):
    assert not value["running"], (
        f"{what}: when the call had ended, the fetch of {value['running'][0]} was still at work"
    )
    left, later = value["tasks left"], value["begun later"]
    assert left == 0, f"{what}: when the call had ended, {left} of its tasks still ran"
    assert later == 0, f"{what}: {later} more fetches began after the call had ended"


@points(2)
@given(bad=st.integers(0, 4), limit=st.integers(1, 5))
@example(bad=1, limit=3)
@example(bad=0, limit=1)
@example(bad=4, limit=5)
@settings(max_examples=8)
def test_an_exception_comes_out(submission, bad, limit):
    """A3: an exception of fetch reaches the caller; no task of the call still runs."""
    order = list(range(max(0, bad - limit + 1))) + [bad]
    what = f"5 items, limit {limit}, the fetch of {bad} raises"
    value = ask(submission, what, some_fail, 5, limit, order, [bad])
    check_end(value, what, raised=["Broken", f"item {bad}"])


@points(1)
@given(pair=st.sampled_from(list(itertools.permutations(range(3), 2))))
@example(pair=(2, 0))
@settings(max_examples=6)
def test_the_first_exception_comes_out(submission, pair):
    """A3: of two exceptions the one that was raised first reaches the caller."""
    what = f"4 items, limit 3, the fetch of {pair[0]} raises, later that of {pair[1]}"
    value = ask(submission, what, some_fail, 4, 3, list(pair), list(pair))
    check_end(value, what, raised=["Broken", f"item {pair[0]}"])


# ---- A4


@on_loop
async def beside_a_clock(answer, count, limit):
    """Another task counts its turns while the fetches need some."""
    turns = 0

    async def fetch(item):
        before = turns
        for _ in range(20):
            await asyncio.sleep(0)
        return turns - before

    async def tick():
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    clock = asyncio.create_task(tick())
    fewest = min(await answer.fetch_all(fetch, list(range(count)), limit))
    clock.cancel()
    return fewest


@points(2)
@given(count=st.integers(1, 4), limit=st.integers(1, 3))
@settings(max_examples=4)
def test_the_loop_goes_on(submission, count, limit):
    """A4: while the call waits, other tasks get their turns."""
    report = submission.run(in_this_order, count, limit, [], deadline=10).value
    slept = report["slept"]
    assert slept == 0, f"the call stopped the whole loop {slept} times, by time.sleep"
    fewest = ask(submission, f"{count} items", beside_a_clock, count, limit)
    assert fewest >= 15, f"another task had {fewest} turns while a fetch had 20"


# ---- A5


@on_loop
async def cancelled(answer, count, limit, opened, turns):
    """So many gates are opened, then so many turns of the loop pass, then it is cancelled."""
    site = Site(count)
    caller = Caller(answer, site, list(range(count)), limit)
    for item in range(opened):
        await settled()
        site.gates[item].set()
    for _ in range(turns):
        await asyncio.sleep(0)
    caller.task.cancel()
    value = await caller.report()
    return {**value, "cancelled": caller.raised}


def check_cancelled(submission, count, limit, opened, turns):
    what = f"{count} items, limit {limit}, cancelled when {opened} were done"
    value = ask(submission, what, cancelled, count, limit, opened, turns)
    check_rest(value, what)
    if len(value["done"]) < count:
        check_end(value, what, raised=["CancelledError", ""])


@points(2)
@given(limit=st.integers(1, 4), turns=st.integers(1, 12))
@example(limit=2, turns=6)
@example(limit=4, turns=2)
@settings(max_examples=10)
def test_cancelled_at_the_start(submission, limit, turns):
    """A5: cancelled in any of its first turns, the call cancels its fetches and waits for them."""
    check_cancelled(submission, 4, limit, 0, turns)


@points(2)
@given(limit=st.integers(1, 3), opened=st.integers(1, 4), turns=st.integers(0, 8))
@example(limit=2, opened=1, turns=8)
@example(limit=2, opened=2, turns=1)
@settings(max_examples=10)
def test_cancelled_in_the_middle(submission, limit, opened, turns):
    """A5: cancelled when some fetches are done, the call cancels the others."""
    check_cancelled(submission, 4, limit, opened, turns)
