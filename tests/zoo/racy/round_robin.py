"""Two callers turn the wheel at once and get the same server."""

import threading

FEWEST_PREEMPTIONS = 1


class Wheel:
    def __init__(self, servers):
        self.servers = servers
        self.at = -1

    def next(self):
        self.at = (self.at + 1) % len(self.servers)
        return self.servers[self.at]


def main():
    wheel, got = Wheel(["one", "two"]), []
    threads = [threading.Thread(target=lambda: got.append(wheel.next())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == ["one", "two"], got
