"""An editor buffers edits and saves them from a timer, or at the latest on close."""

import threading


class Autosave:
    def __init__(self):
        self.lock = threading.Lock()
        self.dirty = []
        self.saved = []
        self.timer = None  # only used by the editing thread

    def edit(self, text):
        with self.lock:
            self.dirty.append(text)
        if self.timer is None:
            self.timer = threading.Timer(0.05, self.flush)
            self.timer.start()

    # Safe: dirty is only touched under the lock, so flush moves each edit exactly once and in order,
    # whenever the timer fires; the flush in close() moves what the timer has left.
    def flush(self):
        with self.lock:
            self.saved.extend(self.dirty)
            self.dirty.clear()

    def close(self):
        self.timer.cancel()
        self.flush()


def main():
    doc = Autosave()
    doc.edit("a")
    doc.edit("b")
    doc.close()
    doc.timer.join()
    assert doc.saved == ["a", "b"], doc.saved
