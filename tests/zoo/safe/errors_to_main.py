"""A worker catches its exception and hands it to main, which raises its own."""

import threading


class Catcher(threading.Thread):
    error = None

    def run(self):
        try:
            super().run()
        except Exception as error:
            self.error = error


def fail():
    raise KeyError("missing")


def main():
    worker = Catcher(target=fail)
    worker.start()
    worker.join()
    assert isinstance(worker.error, KeyError), worker.error
