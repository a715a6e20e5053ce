"""An editor buffers edits and saves them from a timer, or at the latest on close.

The timer fires and its flush is preempted between extend and clear; close() flushes the same
edits again, or a new edit is cleared unsaved (1 preemption).
"""

import threading

FEWEST_PREEMPTIONS = 2


class Autosave:
    def __init__(self):
        self.dirty = []
        self.saved = []
        self.timer = None

    def edit(self, text):
        self.dirty.append(text)
        if self.timer is None:
            self.timer = threading.Timer(0.05, self.flush)
            self.timer.start()

    def flush(self):
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
