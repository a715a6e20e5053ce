"""Failures written by hand, one for each kind of picture.

A step is a line ``A 6 reads balance = 5 > 5 @place +lock #note``: thread, line, verb,
place, value, value after (default for reads and writes: the value), location (default:
the place), locks held afterwards. ``gives-back`` stands for the verb ``gives back``; a line
that begins with ``~`` is an event between two steps, without a number.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from kit.explorer.outcome import (
    Exploration,
    Frame,
    Outcome,
    Problem,
    Step,
    ThreadInfo,
    Wait,
    Witness,
)
from kit.explorer.report import Failure

CHANGING = {"writes", "deletes", "takes", "gives back", "adds"}
STEP = re.compile(
    r"(?P<thread>\w) (?P<line>\d+) (?P<verb>[\w-]+) (?P<place>.*?)"
    r"(?: = (?P<value>.*?))?(?: > (?P<after>.*?))?(?: @(?P<location>\S+))?"
    r"(?P<changes> !)?(?P<holds>(?: \+\S+)*)(?: #(?P<note>.*))?$"
)


@dataclass(frozen=True)
class Shape:
    name: str
    failure: Failure
    width: int = 80
    ascii: bool = False
    lines: int = field(default=30)


def step(number: int, text: str, path: str) -> Step:
    found = STEP.match(text.strip(" ~"))
    assert found, text
    part = found.groupdict()
    verb = part["verb"].replace("-", " ")
    known = part["value"] if verb in ("reads", "writes") else None
    return Step(
        number,
        part["thread"],
        path,
        int(part["line"]),
        verb,
        part["place"],
        part["value"],
        part["after"] or known,
        (part["location"] or part["place"]).removeprefix("-"),
        verb in CHANGING or bool(part["changes"]),
        tuple(part["holds"].replace("+", "").split()),
        part["note"] or "",
    )


def witness(
    calls: str, source: str, steps: str, path: str = "account.py", start=1, **more
) -> Witness:
    threads = [("M", "MainThread", "main"), *(each.split(" ", 1) for each in calls.split("; "))]
    lines = (line.split("|", 1) for line in source.strip("\n").split("\n") if line)
    texts = [line for line in steps.strip().split("\n") if line.strip()]
    numbers = itertools.count(start)
    return Witness(
        tuple(ThreadInfo(one[0], f"Thread-{one[0]}", one[-1]) for one in threads),
        tuple(step(0 if "~" in text else next(numbers), text, path) for text in texts),
        tuple((path, int(number), text) for number, text in lines),
        **more,
    )


def outcome(seen: Witness, value=None, *, kind: str = "returned", **more) -> Outcome:
    letters = "".join(each.thread for each in seen.steps)
    switches = sum(one != two for one, two in itertools.pairwise(letters))
    facts = {"schedule": letters, "switches": switches, "steps": len(letters)} | more
    return Outcome(kind, value, witness=seen, **facts)


def failure(verdict: str, result: Outcome, *serial: str, name: str = "account", **more) -> Failure:
    replay = f"pytest exercises/07_lock --replay {name}:{result.schedule}"
    return Failure(name, verdict, result, serial, "all 70 interleavings", replay, **more)


BALANCE_SOURCE = "6|    balance = balance + n\n7|    balance = balance - n"
BALANCE = witness(
    "A change_it(5); B change_it(8)",
    BALANCE_SOURCE,
    """
    A 6 reads balance = 0
    A 6 writes balance = 5
    A 7 reads balance = 5
    B 6 reads balance = 5
    B 6 writes balance = 13
    A 7 writes balance = 0
    B 7 reads balance = 0
    B 7 writes balance = -8
    """,
)
ASKED = {
    "hint": "Which lines must no other thread come between?",
    "command": "kit hint account (1 of 3)",
}


def balance(width: int = 80, **more) -> Failure:
    return failure("race", outcome(BALANCE, -8), "0", **(ASKED | more))


def three_threads() -> Failure:
    seen = witness(
        "A deposit(1); B deposit(2); C deposit(4)",
        "11|        self.total += amount",
        """
        A 11 reads self.total = 0
        B 11 reads self.total = 0
        C 11 reads self.total = 0
        C 11 writes self.total = 4
        B 11 writes self.total = 2
        A 11 writes self.total = 1
        """,
    )
    return failure("race", outcome(seen, 1), "7", **ASKED)


def six_threads() -> Failure:
    seen = witness(
        "; ".join(f"{letter} worker({letter!r})" for letter in "ABCDEF"),
        "20|    done = done + 1\n21|    names.append(name)",
        """
        A 20 reads done = 0
        A 20 writes done = 1
        A 21 calls names.append = 'A'
        B 20 reads done = 1
        C 20 reads done = 1
        C 20 writes done = 2
        C 21 calls names.append = 'C'
        D 20 reads done = 2
        D 20 writes done = 3
        D 21 calls names.append = 'D'
        E 20 reads done = 3
        E 20 writes done = 4
        F 20 reads done = 4
        F 20 writes done = 5
        B 20 writes done = 2
        """,
        path="workers.py",
    )
    return failure("race", outcome(seen, 2), "6", name="workers")


def lazy(**more) -> Failure:
    seen = witness(
        "A get('x'); B get('x')",
        """
8|        if key not in self.values:
9|            self.values[key] = self.load(key)
10|            self.loads += 1
""",
        """
        A 8 tests self.values = False @v
        B 8 tests self.values = False @v
        B 9 writes self.values[key] = 'b' > {'x': 'b'} @v
        B 10 reads self.loads = 0
        B 10 writes self.loads = 1
        A 9 writes self.values[key] = 'a' > {'x': 'a'} @v
        A 10 reads self.loads = 1
        A 10 writes self.loads = 2
        """,
        path="exercises/07_lock/once_cache.py",
    )
    return failure("race", outcome(seen, ["a", 2]), "['a', 1]", "['b', 1]", name="once_cache")


def overdraw() -> Failure:
    seen = witness(
        "A withdraw(10); B withdraw(10)",
        "14|        if self.balance >= amount:\n15|            self.balance -= amount",
        """
        A 14 reads self.balance = 10
        B 14 reads self.balance = 10
        B 15 reads self.balance = 10
        B 15 writes self.balance = 0
        A 15 reads self.balance = 0
        A 15 writes self.balance = -10
        """,
    )
    return failure("race", outcome(seen, -10), "0", **ASKED)


def torn() -> Failure:
    seen = witness(
        "A transfer(a, b, 30); B total(a, b)",
        """
12|        source.balance -= amount
13|        target.balance += amount
17|    return first.balance + second.balance
""",
        """
        A 12 reads source.balance = 100 @a
        A 12 writes source.balance = 70 @a
        B 17 reads first.balance = 70 @a
        B 17 reads second.balance = 50 @b
        A 13 reads target.balance = 50 @b
        A 13 writes target.balance = 80 @b
        """,
        path="transfer.py",
    )
    return failure("race", outcome(seen, 120), "150", name="transfer")


def torn_read() -> Failure:
    seen = witness(
        "A move(3, 4); B where()",
        """
5|        self.x = x
6|        self.y = y
9|        return self.x, self.y
""",
        """
        B 9 reads self.x = 0
        A 5 writes self.x = 3
        A 6 writes self.y = 4
        B 9 reads self.y = 4
        """,
        path="point.py",
    )
    return failure("race", outcome(seen, (0, 4)), "(0, 0)", "(3, 4)", name="point")


def early() -> Failure:
    seen = witness(
        "A compute(); B report()",
        "4|    result = 42\n8|    seen.append(result)",
        """
        B 8 reads result = None
        A 4 writes result = 42
        """,
        path="result.py",
    )
    return failure("race", outcome(seen, [None]), "[42]", name="result")


def not_joined() -> Failure:
    seen = witness(
        "A count(2)",
        "4|        total = total + 1\n9|    return total",
        """
        A 4 reads total = 0
        A 4 writes total = 1
        M 9 reads total = 1
        A 4 reads total = 1
        A 4 writes total = 2
        """,
        path="total.py",
    )
    return failure("race", outcome(seen, 1), "2", name="total")


def iterated() -> Failure:
    seen = witness(
        "A report(stock); B add(stock, 'pears')",
        "5|    for name in stock:\n11|    stock[name] = 0",
        """
        A 5 iterates stock = 'apples'
        B 11 writes stock[name] = 0 > {'apples': 3, 'pears': 0} @stock
        A 5 iterates stock
        """,
        path="stock.py",
    )
    problem = Problem(
        "RuntimeError",
        "dictionary changed size during iteration",
        (Frame("exercises/07_lock/stock.py", 5, "report", "for name in stock:"),),
        "A",
    )
    result = outcome(seen, kind="returned", died=(problem,))
    return failure("exception", result, "None", name="stock")


def empty_pop() -> Failure:
    seen = witness(
        "A take_all(); B take_all()",
        "7|    while jobs:\n8|        done.append(jobs.pop())",
        """
        A 7 tests jobs = True > ['last']
        B 7 tests jobs = True > ['last']
        B 8 calls jobs.pop = 'last' > [] @jobs !
        A 8 calls jobs.pop > [] @jobs !
        """,
        path="jobs.py",
    )
    frame = Frame("exercises/06_thread/jobs.py", 8, "take_all", "done.append(jobs.pop())")
    problem = Problem("IndexError", "pop from empty list", (frame,), "A")
    return failure("exception", outcome(seen, died=(problem,)), "None", name="jobs")


def no_pattern_exception() -> Failure:
    seen = witness(
        "A start(); B stop()",
        "4|    engine.on = True\n8|    engine.parts.clear()",
        """
        B 8 calls engine.parts.clear @parts !
        A 4 writes engine.on = True
        """,
        path="engine.py",
    )
    frame = Frame("engine.py", 5, "start", "    return engine.parts[0]")
    problem = Problem("IndexError", "list index out of range", (frame,), "A")
    return failure("exception", outcome(seen, problem=problem, kind="raised"), name="engine")


def assertion() -> Failure:
    frame = Frame("lesson.py", 19, "main", "assert balance == 0, balance")
    problem = Problem("AssertionError", "-8", (frame,), "M")
    result = outcome(BALANCE, problem=problem, kind="raised")
    return Failure("lesson.py", "race", result, (), "all 70 interleavings", "kit explore lesson.py")


def circle_of_two() -> Failure:
    seen = witness(
        "A transfer(a, b, 1); B transfer(b, a, 2)",
        "9|        with source.lock:\n10|            with target.lock:",
        """
        A 9 takes a.lock +a.lock
        B 9 takes b.lock +b.lock
        B 10 waits a.lock +b.lock
        A 10 waits b.lock +a.lock
        """,
        path="exercises/07_lock/transfer.py",
        waits=(
            Wait("M", "thread A", "A", "transfer.py", 30),
            Wait("A", "b.lock", "B", "exercises/07_lock/transfer.py", 10, ("a.lock",)),
            Wait("B", "a.lock", "A", "exercises/07_lock/transfer.py", 10, ("b.lock",)),
        ),
    )
    return failure("deadlock", outcome(seen, kind="deadlock"), "100", name="transfer")


def circle_of_three() -> Failure:
    seen = witness(
        "A dine(0); B dine(1); C dine(2)",
        "6|    forks[seat].acquire()\n7|    forks[(seat + 1) % 3].acquire()",
        """
        A 6 takes forks[0] +forks[0]
        B 6 takes forks[1] +forks[1]
        C 6 takes forks[2] +forks[2]
        A 7 waits forks[1] +forks[0]
        B 7 waits forks[2] +forks[1]
        C 7 waits forks[0] +forks[2]
        """,
        path="table.py",
        waits=(
            Wait("A", "forks[1]", "B", "table.py", 7, ("forks[0]",)),
            Wait("B", "forks[2]", "C", "table.py", 7, ("forks[1]",)),
            Wait("C", "forks[0]", "A", "table.py", 7, ("forks[2]",)),
        ),
    )
    return failure("deadlock", outcome(seen, kind="deadlock"), name="table")


def taken_away() -> Failure:
    """The locks come back only because the threads are ended after the deadlock was seen."""
    seen = witness(
        "A transfer(); B transfer()",
        "9|    with first.lock, second.lock:",
        """
        A 9 takes first.lock +first.lock
        B 9 takes second.lock +second.lock
        ~B 9 gives-back second.lock
        ~A 9 gives-back first.lock
        """,
        waits=(
            Wait("M", "the end of A, B", "A", "account.py", 30),
            Wait("A", "second.lock", "B", "account.py", 9, ("first.lock",)),
            Wait("B", "first.lock", "A", "account.py", 9, ("second.lock",)),
        ),
    )
    return failure("deadlock", outcome(seen, kind="deadlock", steps=2))


def own_lock() -> Failure:
    seen = witness(
        "A move(5)",
        "8|        with self.lock:\n9|            self.add(amount)\n13|        with self.lock:",
        """
        A 8 takes self.lock +self.lock
        A 9 reads self.amount = 5
        A 13 waits self.lock +self.lock
        """,
        waits=(
            Wait("M", "thread A", "A", "account.py", 30),
            Wait("A", "self.lock", "A", "account.py", 13, ("self.lock",)),
        ),
    )
    return failure("deadlock", outcome(seen, kind="deadlock"), "5")


def kept_lock() -> Failure:
    seen = witness(
        "A withdraw(50); B deposit(5)",
        """
8|        self.lock.acquire()
9|        if amount > self.balance:
10|            return False
11|        self.balance -= amount
15|        self.lock.acquire()
""",
        """
        A 8 takes self.lock +self.lock
        A 9 reads self.balance = 10 +self.lock
        B 15 waits self.lock
        """,
        waits=(Wait("B", "self.lock", "A", "account.py", 15),),
    )
    return failure("deadlock", outcome(seen, kind="deadlock"), name="account")


def lost_wake_up() -> Failure:
    seen = witness(
        "A consume(); B produce()",
        """
10|    if not items:
11|        with ready:
12|            ready.wait()
17|    items.append(1)
18|    with ready:
19|        ready.notify()
""",
        """
        A 10 tests items > []
        B 17 calls items.append(1) > [1] @items !
        B 18 takes ready +ready
        ~B 19 notifies ready +ready
        ~B 18 gives-back ready
        A 11 takes ready +ready
        ~A 12 waits-for ready
        """,
        path="buffer.py",
        waits=(
            Wait("M", "the end of A", "A", "buffer.py", 30),
            Wait("A", "ready", None, "buffer.py", 12),
        ),
    )
    return failure("deadlock", outcome(seen, kind="deadlock", steps=4), "[1]", name="buffer")


def look_at_all() -> Failure:
    seen = witness(
        "A get('x'); B get('x')",
        """
6|    if key not in cache:
7|        loads.append(key)
8|        cache[key] = key * 2
9|    return cache[key]
""",
        """
        A 6 looks-in key not in cache > {} @1/*
        B 6 looks-in key not in cache > {} @1/*
        B 7 calls loads.append(key) > ['x'] @2/* !
        B 8 writes cache[key] = 'xx' @1/3
        B 9 reads cache[key] = 'xx' @1/3
        A 7 calls loads.append(key) > ['x', 'x'] @2/* !
        A 8 writes cache[key] = 'xx' @1/3
        A 9 reads cache[key] = 'xx' @1/3
        """,
        path="cache.py",
    )
    return failure("race", outcome(seen, 2), "1", name="cache")


def goes_on() -> Failure:
    seen = witness(
        "A left(); B wait_for_it()",
        "4|    ready = done()\n8|    while not ready:",
        "B 8 reads ready = False\n" + "B 8 goes-on  @thread\n" * 46,
        path="spin.py",
        waits=(
            Wait("M", "the end of B", "B", "spin.py", 20),
            Wait("B", "nothing: it runs in circles", None, "spin.py", 8),
        ),
    )
    return failure("livelock", outcome(seen, kind="livelock"), name="spin")


def nobody_wakes() -> Failure:
    seen = witness(
        "A consume(queue)",
        "5|    item = queue.get()",
        "A 5 waits queue",
        path="consumer.py",
        waits=(Wait("A", "queue.get()", None, "consumer.py", 5),),
    )
    return failure("deadlock", outcome(seen, kind="deadlock"), name="consumer")


def livelock() -> Failure:
    rounds = """
        A 6 writes a.wants = True
        B 14 writes b.wants = True
        A 7 reads b.wants = True
        A 8 writes a.wants = False
        B 15 reads a.wants = False
        B 16 writes b.wants = False
    """
    seen = witness(
        "A left(); B right()",
        """
6|        a.wants = True
7|        if b.wants:
8|            a.wants = False
14|        b.wants = True
15|        if a.wants:
16|            b.wants = False
""",
        rounds * 6,
        path="polite.py",
    )
    return failure("livelock", outcome(seen, kind="livelock", steps=20_000), "None", name="polite")


def spins_alone() -> Failure:
    seen = witness(
        "A poll()",
        "4|    while not ready:\n5|        time.sleep(0.1)",
        "A 4 tests ready = False\nA 5 sleeps 0.1 @-\n" * 8,
        path="poll.py",
    )
    return failure("livelock", outcome(seen, kind="livelock", steps=20_000), name="poll")


def long_loop() -> Failure:
    one_round = """
    A 6 reads balance = 0
    A 6 writes balance = 5
    A 7 reads balance = 5
    A 7 writes balance = 0
    """
    first = witness("A change_it(5); B change_it(8)", BALANCE_SOURCE, one_round)
    last = witness(
        "A change_it(5); B change_it(8)",
        BALANCE_SOURCE,
        one_round
        + """
        A 6 reads balance = 0
        B 6 reads balance = 0
        B 6 writes balance = 8
        A 6 writes balance = 5
        B 7 reads balance = 5
        B 7 writes balance = -3
        """,
        start=399_990,
    )
    seen = Witness(first.threads, first.steps + last.steps, first.source, ((4, 399_985),))
    result = outcome(seen, -3, steps=800_000, switches=3, schedule="A399994BBAB400000")
    return failure("race", result, "0", **ASKED)


def wide_characters() -> Failure:
    seen = witness(
        "A 入金('東京', 5); B 入金('大阪', 8)",
        "6|    残高 = 残高 + 金額  # 入金する。とても長い説明がここに続きます",
        """
        A 6 reads 残高 = '零円'
        B 6 reads 残高 = '零円'
        B 6 writes 残高 = '八円と長い長い長い長い値'
        A 6 writes 残高 = '五円'
        """,
        path="口座.py",
    )
    return failure("race", outcome(seen, "五円"), "'十三円'", name="口座")


def hostile() -> Failure:
    seen = witness(
        "A run('\x1b[31mred\x1b[0m'); B run('\u202egnp.exe')",
        "6|    text = text + '\x1b[2J\x07'\t# \u200b\u2066hidden\u2069",
        "A 6 reads text = '\x1b[31m'\nB 6 reads text = '\x1b[31m'\n"
        "B 6 writes text = '\u202e\x9b2J'\nA 6 writes text = '\x1b]0;title\x07'",
        path="bad\x1b[1m.py",
    )
    return failure("race", outcome(seen, "\x1b]0;title\x07"), "'\x1b[0m'", name="a\x1b[5mb\r\nc")


def long_values() -> Failure:
    seen = witness(
        "A collect(" + "'very long argument', " * 6 + "); B collect(None)",
        "6|    everything = everything + [" + "'an item of the list', " * 8 + "]",
        "A 6 reads everything = []\nB 6 reads everything = []\n"
        f"B 6 writes everything = {['item'] * 12}\nA 6 writes everything = {list(range(40))}",
    )
    return failure("race", outcome(seen, list(range(40))), *(f"{[0] * n}" for n in range(20, 29)))


def many_serial() -> Failure:
    return failure("race", outcome(BALANCE, -8), "0", "1", "2", "3", "4", "5", said="")


def wrong() -> Failure:
    seen = witness(
        "A deposit(5); B deposit(8)",
        "6|        self.balance = amount",
        "A 6 writes self.balance = 5\nB 6 writes self.balance = 8",
    )
    said = "x = Account(0): deposit(5) | deposit(8)\ngave 8\n\nexpected 13, \x1b[0m not 8"
    return failure("wrong", outcome(seen, 8, serial=True), "8", "5", said=said)


def unclassified() -> Failure:
    seen = witness(
        "A first(); B second()",
        "3|    order.append('first')\n7|    order.append('second')",
        """
        B 7 calls order.append = 'second' > ['second'] @order !
        A 3 calls order.append = 'first' > ['second', 'first'] @order !
        """,
        path="order.py",
    )
    result = outcome(seen, ["second", "first"])
    return failure("race", result, "['first', 'second']", name="order")


def half_locked() -> Failure:
    seen = witness(
        "A deposit(5); B deposit(8)",
        """
7|        old = self.balance
8|        with self.lock:
9|            self.balance = old + amount
""",
        """
        A 7 reads self.balance = 0
        A 8 takes self.lock +self.lock
        B 7 reads self.balance = 0
        B 8 waits self.lock
        A 9 writes self.balance = 5 +self.lock
        A 8 gives-back self.lock
        B 8 takes self.lock +self.lock
        B 9 writes self.balance = 8 +self.lock
        B 8 gives-back self.lock
        """,
    )
    return failure("race", outcome(seen, 8), "13", **ASKED)


def no_witness() -> Failure:
    return Failure("account", "race", Outcome("returned", 5, steps=4, switches=1), ("13",))


EXPLORATION = Exploration(
    (
        Outcome("returned", 0, serial=True, schedule="AAAABBBB", switches=1, first_seen=1),
        Outcome("returned", 5, schedule="AABBBBAA", preemptions=1, switches=2, first_seen=9),
        Outcome("returned", -8, schedule="AAABBABB", preemptions=2, switches=3, first_seen=1_204),
        Outcome(
            "raised",
            problem=Problem("AssertionError", "balance is -8 and not 0, \x1b[31m really", (), "M"),
            schedule="A399994BBAB400000M",
            switches=3,
            first_seen=11,
        ),
        Outcome("returned", 3, died=(Problem("KeyError", "'x'", (), "B"),), schedule="ABA"),
        Outcome("deadlock", schedule="ABAB", switches=3, first_seen=40),
        Outcome("returned", {"apples": list(range(30))}, schedule="AB" * 40, switches=79),
    ),
    schedules=1_312,
    complete=False,
    covered="all with at most 2 preemptions (812), and 500 random ones",
    warnings=("account.py:3: time.time() is virtual here",),
)

SHAPES = (
    Shape("race_balance", balance()),
    Shape("race_balance_60", balance(), width=60),
    Shape("race_balance_50", balance(), width=50),
    Shape("race_balance_40", balance(), width=40),
    Shape("race_balance_120", balance(), width=120),
    Shape("race_balance_20_lines", balance(), lines=20),
    Shape("race_three_threads", three_threads()),
    Shape("race_three_threads_60", three_threads(), width=60),
    Shape("race_six_threads", six_threads()),
    Shape("race_half_locked", half_locked()),
    Shape("race_check_then_act_cache", lazy()),
    Shape("race_check_then_act_overdraw", overdraw()),
    Shape("race_look_at_all", look_at_all()),
    Shape("race_torn_half", torn()),
    Shape("race_torn_read", torn_read()),
    Shape("race_early_read", early()),
    Shape("race_not_joined", not_joined()),
    Shape("race_unclassified", unclassified()),
    Shape("race_assertion_in_main", assertion()),
    Shape("race_many_serial", many_serial()),
    Shape("race_long_loop", long_loop()),
    Shape("race_long_values", long_values()),
    Shape("race_wide_characters", wide_characters()),
    Shape("race_wide_characters_ascii", wide_characters(), ascii=True),
    Shape("race_wide_characters_44", wide_characters(), width=44),
    Shape("race_hostile", hostile()),
    Shape("race_no_witness", no_witness()),
    Shape("exception_iterated", iterated()),
    Shape("exception_empty_pop", empty_pop()),
    Shape("exception_no_pattern", no_pattern_exception()),
    Shape("deadlock_two", circle_of_two()),
    Shape("deadlock_two_48", circle_of_two(), width=48),
    Shape("deadlock_three", circle_of_three()),
    Shape("deadlock_taken_away", taken_away()),
    Shape("deadlock_own_lock", own_lock()),
    Shape("deadlock_kept_lock", kept_lock()),
    Shape("deadlock_lost_wake_up", lost_wake_up()),
    Shape("deadlock_nobody_wakes", nobody_wakes()),
    Shape("livelock_polite", livelock()),
    Shape("livelock_goes_on", goes_on()),
    Shape("livelock_alone", spins_alone()),
    Shape("wrong_alone", wrong()),
)
