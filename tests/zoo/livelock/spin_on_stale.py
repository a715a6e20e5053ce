"""The worker copies the stop flag once and spins on its copy."""

import threading

FEWEST_PREEMPTIONS = 1


class Pump:
    def __init__(self):
        self.running = True

    def run(self):
        running = self.running
        while running:
            pass

    def stop(self):
        self.running = False


def main():
    pump = Pump()
    worker = threading.Thread(target=pump.run)
    worker.start()
    pump.stop()
    worker.join()
