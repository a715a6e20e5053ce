"""Transfers run in a task group together with a check that fails and cancels what is unfinished."""

import asyncio


class Blocked(Exception):
    pass


class Bank:
    def __init__(self):
        self.checking = 100
        self.savings = 0


async def transfer(bank, amount):
    # Safe: a cancel can only be delivered at the one await (or before the first step, when nothing
    # has been debited); there the debit is undone, otherwise the credit follows in the same step.
    bank.checking -= amount
    try:
        await asyncio.sleep(0)  # audit trail
    except BaseException:
        bank.checking += amount
        raise
    bank.savings += amount


async def fraud_check():
    await asyncio.sleep(0.02)
    raise Blocked("suspicious")


async def run():
    bank = Bank()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(transfer(bank, 30))
            group.create_task(transfer(bank, 20))
            group.create_task(fraud_check())
    except* Blocked:
        pass
    assert bank.checking + bank.savings == 100, vars(bank)


def main():
    asyncio.run(run())
