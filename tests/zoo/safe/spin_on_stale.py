"""The worker reads the stop flag in each round."""

import threading


class Pump:
    def __init__(self):
        self.running = True

    def run(self):
        while self.running:
            pass

    def stop(self):
        self.running = False


def main():
    pump = Pump()
    worker = threading.Thread(target=pump.run)
    worker.start()
    pump.stop()
    worker.join()
