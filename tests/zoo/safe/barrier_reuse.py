"""A home-made barrier that counts its rounds."""

import threading


class Meeting:
    def __init__(self, size):
        self.size = size
        self.here = 0
        self.round = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            self.here += 1
            if self.here == self.size:
                self.here = 0
                self.round += 1
                self.changed.notify_all()
            else:
                mine = self.round
                while self.round == mine:
                    self.changed.wait()


def main():
    meeting = Meeting(2)

    def work():
        meeting.wait()
        meeting.wait()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
