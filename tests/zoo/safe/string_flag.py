"""The transition is made under a lock."""

import threading


class Order:
    def __init__(self):
        self.state = "new"
        self.lock = threading.Lock()
        self.log = []

    def pay(self):
        with self.lock:
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
