# verdict: deadlock|livelock
# check: test_two_rendezvous_are_separate
"""Whoever comes waits for ever."""
import threading


class Rendezvous:
    def left(self):
        threading.Event().wait()

    right = left
