"""The flag is tested, the pump is started: a stop in between leaves it running."""

import threading

FEWEST_PREEMPTIONS = 1


class Pump:
    def __init__(self):
        self.stopping = False
        self.on = False

    def start(self):
        if not self.stopping:
            self.on = True

    def stop(self):
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
