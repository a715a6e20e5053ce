"""Transfers run in a task group together with a check that fails and cancels what is unfinished.

The check fails while a transfer is suspended between its two legs; the cancel leaves the money
debited and never credited (0 preemptions).
"""

import asyncio

FEWEST_PREEMPTIONS = 0


class Blocked(Exception):
    pass


class Bank:
    def __init__(self):
        self.checking = 100
        self.savings = 0


async def transfer(bank, amount):
    bank.checking -= amount
    await asyncio.sleep(0)  # audit trail
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
