"""Any callable of any suite can be explored: what it uses of its own project is instrumented."""

from __future__ import annotations

import asyncio
import functools
import threading

import pytest

from kit import together
from kit.explorer import ExplorerError, ScheduleFailure, every_schedule, explore, replay
from tests.library.programs import bank
from tests.library.programs.bank import Account, LockedAccount


def two_deposits(kind, one, other):
    account = kind()
    together(lambda: account.deposit(one), lambda: account.deposit(other))
    assert account.balance == one + other, account.balance


def test_a_race_in_another_module_is_found():
    found = explore(lambda: two_deposits(Account, 5, 8))
    (failure, *_) = found.failures
    assert failure.problem.message in {"5", "8"}
    assert (failure.preemptions, failure.switches) == (1, 2)
    assert {step.path for step in failure.witness.steps} == {"tests/library/programs/bank.py"}


def test_its_repaired_twin_is_clean():
    found = explore(functools.partial(two_deposits, LockedAccount, 5, 8))
    assert (found.failures, found.complete) == ((), True)


def test_a_schedule_is_run_again():
    program = functools.partial(two_deposits, Account, 5, 8)
    failure = explore(program).failures[0]
    again = replay(program, failure.schedule)
    assert [each.problem for each in again.outcomes] == [failure.problem]


def test_closures_and_variables_of_the_test_are_shared_and_fresh_in_each_schedule():
    seen, count = [], 0

    def add():
        nonlocal count
        count += 1
        seen.append(count)

    def program():
        together(add, add)
        return count, len(seen)

    found = explore(program, until_failure=False)
    assert {outcome.value for outcome in found.outcomes} == {(2, 2), (1, 2)}
    assert (count, seen) == (0, [])


def test_an_object_of_the_project_made_outside_is_made_again():
    account = Account(100)

    def program():
        together(lambda: account.deposit(1), lambda: account.deposit(2))
        return account.balance

    found = explore(program, until_failure=False)
    assert {outcome.value for outcome in found.outcomes} == {101, 102, 103}
    assert account.balance == 100


def test_globals_and_locks_of_a_module_are_fresh():
    def program():
        together(lambda: bank.add(1), lambda: bank.add(2))
        return bank.total

    found = explore(program, until_failure=False)
    assert ([outcome.value for outcome in found.outcomes], found.complete) == ([3], True)


class Counter:
    def __init__(self):
        self.value = 0

    def twice(self):
        together(self.one, self.one)
        assert self.value == 2

    def one(self):
        self.value += 1

    __call__ = twice


@pytest.mark.parametrize("program", [Counter().twice, Counter()], ids=["method", "object"])
def test_a_bound_method_and_a_callable_object_are_programs(program):
    assert explore(program).failures[0].problem.type == "AssertionError"


def test_two_lambdas_of_one_line_are_told_apart():
    one, other = (lambda: "one"), (lambda: "other")  # fmt: skip
    assert [explore(each).outcomes[0].value for each in (one, other)] == ["one", "other"]


@every_schedule
def a_racy_test():
    two_deposits(Account, 5, 8)


@every_schedule(schedules=500)
def a_safe_test(amount):
    two_deposits(LockedAccount, amount, 8)


def test_the_decorator_fails_with_the_picture():
    with pytest.raises(ScheduleFailure) as caught:
        a_racy_test()
    text = str(caught.value)
    assert "self.balance" in text
    assert f'replay(a_racy_test, "{caught.value.outcome.schedule}")' in text


def test_the_decorator_passes_on_arguments():
    a_safe_test(3)
    assert a_safe_test.__name__ == "a_safe_test"


def test_a_thread_that_the_program_starts_itself_is_explored():
    values = []

    def program():
        threads = [threading.Thread(target=values.append, args=(n,)) for n in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return tuple(values)

    found = explore(program, until_failure=False)
    assert {outcome.value for outcome in found.outcomes} == {(0, 1), (1, 0)}


@every_schedule
async def an_asynchronous_test():
    account = Account()

    async def deposit(amount):
        balance = account.balance
        await asyncio.sleep(0)
        account.balance = balance + amount

    await asyncio.gather(deposit(5), deposit(8))
    assert account.balance == 13


def test_an_asynchronous_test_runs_on_a_controlled_loop():
    with pytest.raises(ScheduleFailure) as caught:
        an_asynchronous_test()
    text = str(caught.value)
    assert "deposit(5)" in text
    assert "account.balance" in text


def test_a_function_without_a_source_file_is_explored_at_its_locks():
    names = {"together": together}
    exec("def program():\n    together(lambda: None, lambda: None)\n    return 5", names)
    assert [outcome.value for outcome in explore(names["program"]).outcomes] == [5]


def test_an_exploration_inside_of_one_is_refused():
    with pytest.raises(ExplorerError, match="cannot explore another one"):
        explore(lambda: explore(lambda: None))
