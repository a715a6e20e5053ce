"""A buffer appends another one: its length is asked first, and its letters are taken later."""

import threading


class Buffer:
    def __init__(self, text):
        self.letters = list(text)
        self.lock = threading.RLock()

    def length(self):
        with self.lock:
            return len(self.letters)

    def get(self, count):
        with self.lock:
            return [self.letters[place] for place in range(count)]

    def erase(self):
        with self.lock:
            self.letters.clear()

    def append(self, other):
        with self.lock, other.lock:
            count = other.length()
            self.letters.extend(other.get(count))


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    one, two = Buffer("ab"), Buffer("cd")
    run((one.append, two), (two.erase,))
