# verdict: race|deadlock
# check: test_nobody_is_left_behind|test_it_can_be_used_again|test_all_wait_for_all
# Two events in turn, but the event of the next round is cleared by whoever wakes up.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.turn = 0
        self.lock = threading.Lock()
        self.open = [threading.Event(), threading.Event()]

    def wait(self):
        with self.lock:
            mine = self.turn
            self.here += 1
            if self.here == self.n:
                self.here = 0
                self.turn = 1 - mine
                self.open[mine].set()
        self.open[mine].wait()
        self.open[mine].clear()
