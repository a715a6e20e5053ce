"""Two bids are compared with the highest one before either is written. Repaired."""

import threading

highest = {"who": None, "amount": 0}
lock = threading.Lock()


def bid(who, amount):
    with lock:
        if amount > highest["amount"]:
            highest.update(who=who, amount=amount)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((bid, "ana", 10), (bid, "ben", 20))
    assert highest["amount"] == 20, highest
