"""A state machine in a string attribute; two threads make the same transition."""

import threading

FEWEST_PREEMPTIONS = 1


class Order:
    def __init__(self):
        self.state = "new"
        self.log = []

    def pay(self):
        if self.state != "new":
            return False
        self.state = "paid"
        self.log.append("paid")
        return True


def main():
    order = Order()
    threads = [threading.Thread(target=order.pay) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert order.log == ["paid"], order.log
