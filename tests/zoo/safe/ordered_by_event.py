"""The reader waits for the event, and then reads without a lock."""

import threading

stored = threading.Event()
config = {}
ports = []


def load():
    config["host"] = "here"
    config["port"] = 80
    stored.set()


def use():
    stored.wait()
    ports.append(config["port"])


def main():
    threads = [threading.Thread(target=each) for each in (use, load, use)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ports == [80, 80], ports
