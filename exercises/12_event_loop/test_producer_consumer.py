"""pump: each item is handled once, the queue has an end, and nothing is left over (B1 to B5)."""

import asyncio

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points
from kit.gates.event_loop import others, run, settled


class Broken(Exception):
    """What source or handle raises."""


class Works:
    """A source of so many items, and a handle that waits at the gate of its item."""

    def __init__(self, count, *, slow=False, bad=None, source_bad=None):
        self.gates = [asyncio.Event() for _ in range(count)]
        self.more = [asyncio.Event() for _ in range(count + 1)]
        self.slow, self.bad, self.source_bad = slow, bad, source_bad
        self.taken = self.begun = 0
        self.inside, self.done = [], []

    async def source(self):
        for item in range(len(self.gates)):
            if self.slow:
                await self.more[item].wait()
            if item == self.source_bad:
                raise Broken("source")
            self.taken += 1
            yield item
        if self.slow:
            await self.more[-1].wait()
        if self.source_bad == len(self.gates):
            raise Broken("source")

    async def handle(self, item):
        self.begun += 1
        self.inside.append(item)
        try:
            await self.gates[item].wait()
            if item == self.bad:
                raise Broken(f"item {item}")
            self.done.append(item)
        finally:
            try:
                await asyncio.sleep(0)
                await asyncio.sleep(0)
            finally:
                self.inside.remove(item)


class Caller:
    """One call in a task of its own: how it ended, and what was left at that very moment."""

    def __init__(self, answer, works, consumers, capacity):
        self.works = works
        self.raised = self.value = None
        before = asyncio.all_tasks()
        self.task = asyncio.create_task(self.call(answer, consumers, capacity, before))

    async def call(self, answer, consumers, capacity, before):
        try:
            source = self.works.source()
            self.value = await answer.pump(source, self.works.handle, consumers, capacity)
        except (Exception, asyncio.CancelledError) as error:
            self.raised = [type(error).__name__, str(error)]
        self.running = list(self.works.inside)
        self.tasks_left = len(others() - before)
        self.begun = self.works.begun

    async def report(self):
        """All facts, once the call has ended and everybody else has come to rest."""
        await self.task
        await settled()
        return {
            "value": self.value,
            "raised": self.raised,
            "running": self.running,
            "tasks left": self.tasks_left,
            "begun later": self.works.begun - self.begun,
            "done": sorted(self.works.done),
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
        f"{what}: pump never ends, nobody can go on: they wait at {', '.join(report['stuck'])}"
    )
    return report["value"]


def check_rest(value, what):
    assert not value["running"], (
        f"{what}: when pump had ended, the handle of {value['running'][0]} was still at work"
    )
    left, later = value["tasks left"], value["begun later"]
    assert left == 0, f"{what}: when pump had ended, {left} of its tasks still ran"
    assert later == 0, f"{what}: {later} more handles began after pump had ended"


def check_raised(value, what, name, message=""):
    came = value["raised"]
    gave = f"returned {value['value']}" if came is None else f"raised {came[0]}: {came[1]}"
    assert came is not None and came[0] == name, f"{what}: pump {gave}, expected {name}"
    assert not message or came[1] == message, f"{what}: pump {gave}, expected {name}: {message}"


# ---- B1 to B3


@on_loop
async def one_by_one(answer, count, consumers, capacity, order, slow):
    """Gates are opened one by one: how many handles are at work before each, how many wait."""
    works = Works(count, slow=slow)
    caller = Caller(answer, works, consumers, capacity)
    at_work, ahead = [], []
    for gate in works.more:
        await settled()
        gate.set()
    await settled()
    for _ in range(count):
        at_work.append(len(works.inside))
        ahead.append(works.taken - works.begun)
        open_now = [item for item in order if item in works.inside]
        if not open_now or caller.task.done():
            break
        works.gates[open_now[0]].set()
        await settled()
    for gate in works.gates:
        gate.set()
    return {"at work": at_work, "ahead": ahead, **await caller.report()}


def check_all(submission, count, consumers, capacity, order, slow=False):
    what = f"{count} items, {consumers} consumers, capacity {capacity}"
    value = ask(submission, what, one_by_one, count, consumers, capacity, order, slow)
    ahead = max(value["ahead"], default=0)
    assert ahead <= capacity + 1, (
        f"{what}: {ahead} items were taken out of source that no consumer had begun with"
    )
    for done, came in enumerate(value["at work"]):
        wanted = min(consumers, count - done)
        assert came == wanted, (
            f"{what}: {came} handles at work when {done} were done, expected {wanted}"
        )
    assert value["raised"] is None, f"{what}: pump raised {': '.join(value['raised'])}"
    handled = value["done"]
    assert handled == list(range(count)), f"{what}: handled were {handled}, expected each once"
    assert value["value"] == count, f"{what}: pump returned {value['value']}, expected {count}"
    check_rest(value, what)


@points(2)
@given(count=st.integers(0, 7), consumers=st.integers(1, 4), capacity=st.integers(1, 3))
@example(count=7, consumers=2, capacity=1)
@example(count=0, consumers=3, capacity=1)
@example(count=2, consumers=4, capacity=1)
@settings(max_examples=8)
def test_all_are_handled(submission, count, consumers, capacity):
    """B1, B2: each item is handled once, so many at the same time, and then it ends."""
    check_all(submission, count, consumers, capacity, list(range(count)))


@points(1)
@given(order=st.permutations(range(5)), consumers=st.integers(2, 3))
@settings(max_examples=5)
def test_any_order(submission, order, consumers):
    """B1, B2: whichever handle is done first, the next item begins."""
    check_all(submission, 5, consumers, 1, order)


@points(1)
@given(count=st.integers(0, 4), consumers=st.integers(1, 3), capacity=st.integers(1, 2))
@example(count=3, consumers=2, capacity=1)
@settings(max_examples=5)
def test_a_slow_source(submission, count, consumers, capacity):
    """B1: an empty queue is not the end: the source may be slower than the consumers."""
    check_all(submission, count, consumers, capacity, list(range(count)), slow=True)


@points(2)
@given(count=st.integers(6, 9), consumers=st.integers(1, 2), capacity=st.integers(1, 3))
@settings(max_examples=4)
def test_the_queue_gets_full(submission, count, consumers, capacity):
    """B3: the producer waits when the queue is full."""
    check_all(submission, count, consumers, capacity, list(range(count)))


@on_loop
async def strange_items(answer, items, consumers, capacity):
    """Handles that never wait."""
    things = [object() if item == "object" else item for item in items]
    handled = []

    async def source():
        for thing in things:
            yield thing

    async def handle(item):
        handled.append(item)

    value = await answer.pump(source(), handle, consumers, capacity)
    same = len(handled) == len(things) and {*map(id, handled)} == {*map(id, things)}
    return {"value": value, "same": same, "calls": len(handled)}


@points(1)
@given(
    items=st.lists(st.sampled_from([None, 0, "", False, "object"]), max_size=5),
    consumers=st.integers(1, 3),
)
@example(items=[None, 0, None, ""], consumers=2)
@settings(max_examples=6)
def test_any_items(submission, items, consumers):
    """B1: None, 0, "" and equal items are items like any other."""
    value = ask(submission, f"items {items}", strange_items, items, consumers, 1)
    assert value["calls"] == len(items), f"items {items}: handle was called {value['calls']} times"
    assert value["same"], f"items {items}: handle was given something else"
    assert value["value"] == len(items), f"items {items}: pump returned {value['value']}"


async def two_pumps(answer):
    """Two at the same time."""
    works = [Works(4), Works(3)]
    callers = [Caller(answer, each, 2, 1) for each in works]
    await settled()
    at_work = [len(each.inside) for each in works]
    for each in works:
        for gate in each.gates:
            gate.set()
    return {"at work": at_work, "values": [(await caller.report())["value"] for caller in callers]}


def two_loops(answer):
    """Two at the same time, and once more on another loop."""
    return [run(two_pumps, answer), run(two_pumps, answer)]


@points(1)
def test_calls_are_independent(submission):
    """Calls at the same time, and on a second loop, have nothing in common."""
    for report in submission.run(two_loops, deadline=10).value:
        assert not report["stuck"], f"two pumps at once never end: {', '.join(report['stuck'])}"
        at_work, values = report["value"]["at work"], report["value"]["values"]
        assert at_work == [2, 2], f"two pumps with 2 consumers each: {at_work} handles at work"
        assert values == [4, 3], f"two pumps of 4 and 3 items returned {values}"


# ---- B4


@on_loop
async def one_fails(answer, count, consumers, capacity, opened, bad):
    """So many gates are opened, then that of the bad item, whose handle raises."""
    works = Works(count, bad=bad)
    caller = Caller(answer, works, consumers, capacity)
    for item in [*range(opened), bad]:
        await settled()
        works.gates[item].set()
    await settled()
    at_once = caller.task.done()
    for gate in works.gates:
        gate.set()
    return {"at once": at_once, **await caller.report()}


@on_loop
async def source_fails(answer, count, consumers, capacity, bad):
    """The source raises in place of its item number `bad`; no gate is open."""
    works = Works(count, source_bad=bad)
    caller = Caller(answer, works, consumers, capacity)
    for item in range(bad):
        await settled()
        if bad > consumers + capacity and item < bad - consumers:
            works.gates[item].set()
    await settled()
    at_once = caller.task.done()
    for gate in works.gates:
        gate.set()
    return {"at once": at_once, **await caller.report()}


@points(2)
@given(bad=st.integers(0, 5), consumers=st.integers(1, 3), capacity=st.integers(1, 2))
@example(bad=0, consumers=1, capacity=1)
@example(bad=5, consumers=2, capacity=1)
@settings(max_examples=8)
def test_handle_raises(submission, bad, consumers, capacity):
    """B4: an exception of handle ends the call at once, and reaches the caller."""
    opened = max(0, bad - consumers + 1)
    what = f"6 items, {consumers} consumers, capacity {capacity}, handle of {bad} raises"
    value = ask(submission, what, one_fails, 6, consumers, capacity, opened, bad)
    check_raised(value, what, "Broken", f"item {bad}")
    assert value["at once"], f"{what}: pump still waited for the others"
    check_rest(value, what)


@points(2)
@given(bad=st.integers(0, 5), consumers=st.integers(1, 3), capacity=st.integers(1, 2))
@example(bad=0, consumers=2, capacity=1)
@example(bad=2, consumers=1, capacity=2)
@settings(max_examples=8)
def test_source_raises(submission, bad, consumers, capacity):
    """B4: an exception of source ends the call at once, and reaches the caller."""
    what = f"{consumers} consumers, capacity {capacity}, source raises after {bad} items"
    value = ask(submission, what, source_fails, 5, consumers, capacity, bad)
    check_raised(value, what, "Broken", "source")
    assert value["at once"], f"{what}: pump still waited for the others"
    check_rest(value, what)


# ---- B5


@on_loop
async def cancelled(answer, count, consumers, capacity, opened, turns, slow):
    """So many gates are opened, then so many turns of the loop pass, then it is cancelled."""
    works = Works(count, slow=slow)
    caller = Caller(answer, works, consumers, capacity)
    for item in range(opened):
        works.more[item].set()
        await settled()
        works.gates[item].set()
    for _ in range(turns):
        await asyncio.sleep(0)
    caller.task.cancel()
    await settled()
    at_once = caller.task.done()
    for gate in (*works.gates, *works.more):
        gate.set()
    return {"at once": at_once, **await caller.report()}


def check_cancelled(submission, *args):
    count, consumers, capacity, *_, slow = args
    source = "items of a slow source" if slow else "items"
    what = f"{count} {source}, {consumers} consumers, capacity {capacity}, cancelled"
    value = ask(submission, what, cancelled, *args)
    if value["done"] != list(range(count)) or slow:
        check_raised(value, what, "CancelledError")
    assert value["at once"], f"{what}: pump still waited for its tasks"
    check_rest(value, what)


@points(2)
@given(consumers=st.integers(1, 3), turns=st.integers(1, 12))
@example(consumers=2, turns=12)
@example(consumers=2, turns=2)
@settings(max_examples=8)
def test_cancelled_at_the_start(submission, consumers, turns):
    """B5: cancelled in any of its first turns, it cancels its tasks and waits for them."""
    check_cancelled(submission, 6, consumers, 1, 0, turns, False)


@points(2)
@given(
    consumers=st.integers(1, 3),
    opened=st.integers(1, 4),
    turns=st.integers(0, 8),
    slow=st.booleans(),
)
@example(consumers=2, opened=2, turns=8, slow=False)
@example(consumers=2, opened=2, turns=8, slow=True)
@settings(max_examples=10)
def test_cancelled_in_the_middle(submission, consumers, opened, turns, slow):
    """B5: cancelled while it handles, puts or waits for the source, it leaves nothing over."""
    check_cancelled(submission, 4, consumers, 1, opened, turns, slow)


@points(1)
@given(consumers=st.integers(1, 3), capacity=st.integers(1, 2))
@settings(max_examples=3)
def test_the_loop_goes_on(submission, consumers, capacity):
    """Meanwhile other tasks get their turns: nothing stops the loop."""
    order = [3, 2, 1, 0]
    report = submission.run(one_by_one, 4, consumers, capacity, order, False, deadline=10)
    slept = report.value["slept"]
    assert slept == 0, f"pump stopped the whole loop {slept} times, by time.sleep"
