"""Start and stop hold the pump's lock."""

import threading


class Pump:
    def __init__(self):
        self.lock = threading.Lock()
        self.stopping = False
        self.on = False

    def start(self):
        with self.lock:
            if not self.stopping:
                self.on = True

    def stop(self):
        with self.lock:
            self.stopping = True
            self.on = False


def main():
    pump = Pump()
    threads = [threading.Thread(target=pump.start), threading.Thread(target=pump.stop)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not pump.on, "the pump runs after the stop"
